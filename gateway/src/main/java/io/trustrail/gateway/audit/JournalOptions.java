package io.trustrail.gateway.audit;

import java.time.Duration;

/**
 * How a journal is kept.
 *
 * @param segmentBytes size of one file; the space is taken ahead
 * @param queueLimit how many records may wait for the disk; more are refused
 * @param probe how often a journal that can't be written is tried again, and a sound one's file is looked for
 */
public record JournalOptions(long segmentBytes, int queueLimit, Duration probe) {

    /** For a gateway. */
    public static final JournalOptions DEFAULT = new JournalOptions(16 * 1024 * 1024, 65_536, Duration.ofSeconds(1));
}
