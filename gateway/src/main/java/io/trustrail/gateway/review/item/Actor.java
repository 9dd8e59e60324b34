package io.trustrail.gateway.review.item;

import java.util.Set;

/**
 * Somebody who works on reviews: a person at the console or the holder of a token.
 *
 * @param name in lower case; four eyes are told apart by it
 */
public record Actor(String name, Set<Right> rights) {

    public Actor {
        rights = Set.copyOf(rights);
    }

    /** What somebody may do. */
    public enum Right {
        /** See the queue and reviews, masked. */
        READ,
        /** Claim and decide. */
        DECIDE,
        /** See what pseudonyms stand for. */
        REVEAL,
        /** Settle disagreements, release the claims of others, change skills. */
        MANAGE
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }
}
