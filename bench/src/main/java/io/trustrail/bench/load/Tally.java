package io.trustrail.bench.load;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What happened since the last {@link #clear}; failures are kept for good. Times are in nanoseconds. */
public final class Tally {

    private static final long LONGEST = 120_000_000_000L;
    private static final int DIGITS = 3;

    private final Map<Failure, Long> failures = new EnumMap<>(Failure.class);
    private final Histogram latency = new Histogram(LONGEST, DIGITS);
    private final Histogram firstText = new Histogram(LONGEST, DIGITS);
    private final Histogram chunkDelay = new Histogram(LONGEST, DIGITS);
    private final Histogram firstChunkNumber = new Histogram(LONGEST, DIGITS);
    private final Histogram vendorToText = new Histogram(LONGEST, DIGITS);
    private final Histogram vendorSentence = new Histogram(LONGEST, DIGITS);
    private final Histogram beyondSentence = new Histogram(LONGEST, DIGITS);
    private String firstFailure = "";
    private long calls;
    private long chunks;

    public void clear() {
        calls = 0;
        chunks = 0;
        latency.reset();
        firstText.reset();
        chunkDelay.reset();
        firstChunkNumber.reset();
        vendorToText.reset();
        vendorSentence.reset();
        beyondSentence.reset();
    }

    void call(long nanos) {
        calls++;
        record(latency, nanos);
    }

    /* The number is that of the vendor's chunk with which the first text came. */
    void firstText(long nanos, long number) {
        record(firstText, nanos);
        record(firstChunkNumber, number);
    }

    void firstSentence(long fromVendor, long sentence, long beyond) {
        record(vendorToText, fromVendor);
        record(vendorSentence, sentence);
        record(beyondSentence, beyond);
    }

    void chunk(long nanos) {
        chunks++;
        record(chunkDelay, nanos);
    }

    private static void record(Histogram histogram, long value) {
        histogram.recordValue(Math.max(0, Math.min(LONGEST, value)));
    }

    /**
     * Calls failed.
     *
     * @param detail what was seen, for the first failure
     */
    public void failed(Failure failure, long count, String detail) {
        if (failures.isEmpty()) {
            firstFailure = failure.meaning() + ": " + detail;
        }
        failures.merge(failure, count, Long::sum);
    }

    public Map<Failure, Long> failures() {
        return failures;
    }

    public long failureCount() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    public String firstFailure() {
        return firstFailure;
    }

    /** Calls that ended well. */
    public long calls() {
        return calls;
    }

    /** Events of streams that carry a chunk, with text or without. */
    public long chunks() {
        return chunks;
    }

    /** From the time at which a call was due to the end of its reply. */
    public Histogram latency() {
        return latency;
    }

    /** From the time at which a call was due to the first chunk with text. */
    public Histogram firstText() {
        return firstText;
    }

    /** From the vendor's writing of a chunk to its arrival. */
    public Histogram chunkDelay() {
        return chunkDelay;
    }

    /** From the vendor's writing of its first chunk to the first chunk with text. */
    public Histogram vendorToText() {
        return vendorToText;
    }

    /** From the vendor's writing of its first chunk to that of the chunk that ends its first sentence. */
    public Histogram vendorSentence() {
        return vendorSentence;
    }

    /**
     * By how much the time from when a call was due to its first text is longer than the vendor's first sentence took; 0
     * where it is shorter.
     */
    public Histogram beyondSentence() {
        return beyondSentence;
    }

    /** Which of the vendor's chunks brought the first text: 1 if nothing is held back. */
    public Histogram firstChunkNumber() {
        return firstChunkNumber;
    }
}
