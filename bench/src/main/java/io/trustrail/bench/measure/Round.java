package io.trustrail.bench.measure;

import io.trustrail.bench.subject.Kind;

/**
 * One measured round of one subject. Times are in microseconds, CPU use in cores.
 *
 * @param number of the round, from 1
 * @param calls that ended within the round's time
 * @param chunks that came within the round's time
 * @param cpu time of the subject's process in the round; {@link Double#NaN} without a process
 * @param rigCores used by the rig itself
 * @param foreignCores used by all that is neither subject nor rig
 * @param failures of calls, with {@code firstFailure} telling one
 */
public record Round(
        Profile profile,
        Kind kind,
        int number,
        double seconds,
        long calls,
        long chunks,
        double cpu,
        double rigCores,
        double foreignCores,
        long residentKib,
        Times latency,
        Times firstText,
        Times chunkDelay,
        long firstChunkNumber,
        FirstSentence firstSentence,
        long failures,
        String firstFailure) {

    /** More than this and the round is unclean. */
    public static final double FOREIGN_LIMIT = 0.2;

    private static final double MICROS_PER_SECOND = 1e6;

    /** A median and a tail. */
    public record Times(double p50, double p99) {}

    /**
     * The first text beside the vendor's first sentence.
     *
     * @param vendorToText from the vendor's first chunk to the first text
     * @param vendor from the vendor's first chunk to the one that ends its first sentence
     * @param beyond by how much the time from when a call was due to its first text is longer than that; 0 if it is not
     */
    public record FirstSentence(Times vendorToText, Times vendor, Times beyond) {}

    public boolean clean() {
        return foreignCores <= FOREIGN_LIMIT;
    }

    /** CPU microseconds of the subject per call: the primary figure. */
    public double cpuPerCall() {
        return cpu / calls;
    }

    /** CPU milliseconds of the subject per 1,000 chunks, which is microseconds per chunk. */
    public double cpuPerChunk() {
        return cpu / chunks;
    }

    public double callsPerSecond() {
        return calls / seconds;
    }

    public double chunksPerSecond() {
        return chunks / seconds;
    }

    public double cores() {
        return cpu / (seconds * MICROS_PER_SECOND);
    }
}
