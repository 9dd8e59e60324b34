package io.trustrail.gateway.audit;

/**
 * How a journal is doing, for health and metrics.
 *
 * @param healthy whether records can be written
 * @param problem why not, or empty
 * @param queued records that wait for the disk
 * @param openCalls calls that were opened and not closed yet
 * @param records records written since the start
 * @param groups groups they were written in, each with one sync
 * @param lost events that were refused or could not be written since the start
 * @param lastCommitMicros how long the last group took to write and sync
 * @param commitMicros how long all groups since the start took together
 */
public record JournalState(
        boolean healthy,
        String problem,
        int queued,
        int openCalls,
        long records,
        long groups,
        long lost,
        long lastCommitMicros,
        long commitMicros) {}
