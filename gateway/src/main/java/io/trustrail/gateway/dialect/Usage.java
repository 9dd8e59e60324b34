package io.trustrail.gateway.dialect;

/**
 * Tokens as the vendor counted them.
 *
 * @param input -1 if not told
 * @param output -1 if not told
 */
public record Usage(long input, long output) {

    public static final Usage UNKNOWN = new Usage(-1, -1);

    /** The newer count where it is told: counts in a stream are cumulative. */
    public Usage then(Usage newer) {
        if (newer.input < 0 && newer.output < 0) {
            return this;
        }
        return new Usage(newer.input < 0 ? input : newer.input, newer.output < 0 ? output : newer.output);
    }
}
