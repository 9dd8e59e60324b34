package io.trustrail.gateway.dialect;

/**
 * Tokens as the vendor counted them; -1 for what it did not tell.
 *
 * @param fresh input that no cache had to do with
 * @param output all of the answer, reasoning included
 * @param cached input that was read from the vendor's cache
 * @param stored input that was written to the vendor's cache
 */
public record Usage(long fresh, long output, long cached, long stored) {

    public static final Usage UNKNOWN = new Usage(-1, -1);

    /** Of a vendor that tells nothing of a cache. */
    public Usage(long input, long output) {
        this(input, output, -1, -1);
    }

    /** All of the input, -1 if it was not told. */
    public long input() {
        return fresh < 0 ? -1 : fresh + Math.max(0, cached) + Math.max(0, stored);
    }

    /** Whether both sides are known, so that a price can be put on it. */
    public boolean isComplete() {
        return fresh >= 0 && output >= 0;
    }

    /** Both together; what one of them did not tell counts as nothing. */
    public Usage plus(Usage other) {
        return new Usage(
                sum(fresh, other.fresh),
                sum(output, other.output),
                sum(cached, other.cached),
                sum(stored, other.stored));
    }

    private static long sum(long one, long other) {
        return one < 0 ? other : one + Math.max(0, other);
    }

    /** The newer count where it is told: counts in a stream are cumulative. */
    public Usage then(Usage newer) {
        return new Usage(
                newer.fresh < 0 ? fresh : newer.fresh,
                newer.output < 0 ? output : newer.output,
                newer.cached < 0 ? cached : newer.cached,
                newer.stored < 0 ? stored : newer.stored);
    }
}
