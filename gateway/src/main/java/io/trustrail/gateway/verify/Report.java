package io.trustrail.gateway.verify;

import io.trustrail.gateway.verify.rules.Tally;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param head the checkpoint that the log was verified against; null if it could not be read
 * @param signed when that was signed, if the log's key said so
 * @param kept the checkpoints of earlier days that it was compared with, in the order that they were given
 * @param entries how many entries were read
 * @param pruned what the log has forgotten
 * @param tally what they are about
 * @param faults the first ones, in the order of entries; what is about the log as a whole comes last
 * @param faultCount how many there are in all
 */
public record Report(
        @Nullable TreeHead head,
        @Nullable Instant signed,
        List<TreeHead> kept,
        long entries,
        Pruned pruned,
        Tally tally,
        List<Fault> faults,
        long faultCount) {

    /**
     * Entries from the first one on whose texts retention has removed; their hashes are there and were checked.
     *
     * @param before index of the first entry that is there; 0 if all are
     * @param entry index of the entry that announced it, -1 if there is none
     */
    public record Pruned(long before, long entry) {

        /** Nothing is forgotten. */
        public static final Pruned NOTHING = new Pruned(0, -1);
    }

    public boolean sound() {
        return faultCount == 0;
    }
}
