package io.trustrail.gateway.limits.count;

import java.util.List;

/**
 * What became of the claims of a call.
 *
 * @param refusedBy index of the claim that could not be met, or -1: then all were
 * @param lost whether that was because nobody could be asked
 * @param used what each counter has reached with this call, or without it if it was refused
 * @param held where each claim is reserved
 */
public record Taken(int refusedBy, boolean lost, List<Long> used, List<Held> held) {

    public Taken {
        used = List.copyOf(used);
        held = List.copyOf(held);
    }

    /** Where a claim is reserved. */
    public enum Held {
        /** Where it belongs: in the store that all replicas count in, or here if there is none. */
        PROPERLY,
        /** In this process, in the place of the store. */
        LOCALLY,
        /** Nowhere. */
        NOT
    }

    public boolean isGranted() {
        return refusedBy < 0;
    }
}
