package io.trustrail.gateway.review.item;

import io.trustrail.gateway.review.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A review as lists show it: everything but texts and signals.
 *
 * @param reasons why it is here, the main reason first
 * @param confidence as in its {@link io.trustrail.gateway.review.Judgement}
 * @param claim who works on it, or null
 * @param first the first of two opinions, or null
 * @param disputed whether two people disagreed, so that somebody with {@link Actor.Right#MANAGE} must decide
 * @param escalated when it became overdue, or null
 * @param clientGone when the client left that it was held for, or null
 * @param end what became of it, or null
 */
public record Item(
        String id,
        String call,
        String tenant,
        String application,
        String feature,
        String policyHash,
        String vendor,
        String model,
        String dialect,
        String language,
        List<String> reasons,
        double confidence,
        Terms terms,
        Instant opened,
        Status status,
        @Nullable Claim claim,
        @Nullable Opinion first,
        boolean disputed,
        @Nullable Instant escalated,
        @Nullable Instant clientGone,
        @Nullable End end) {

    public Item {
        reasons = List.copyOf(reasons);
    }

    /**
     * Who works on it.
     *
     * @param leaseEnd when others may take it
     */
    public record Claim(String by, Instant leaseEnd) {}

    /** What the first of two people said; texts are elsewhere. */
    public record Opinion(String by, Status verdict, String decisionId) {}

    /**
     * What became of it.
     *
     * @param by who decided; empty if time did
     * @param code the reason of a rejection, or empty
     * @param personalData categories of personal data in an edited text that the reviewer confirmed
     */
    public record End(String by, Instant at, String decisionId, String code, List<String> personalData) {

        public End {
            personalData = List.copyOf(personalData);
        }
    }

    /** The same in somebody's hands. */
    public Item claimed(Claim by) {
        return new Item(
                id,
                call,
                tenant,
                application,
                feature,
                policyHash,
                vendor,
                model,
                dialect,
                language,
                reasons,
                confidence,
                terms,
                opened,
                Status.CLAIMED,
                by,
                first,
                disputed,
                escalated,
                clientGone,
                end);
    }

    /** Whether there is a confidence. */
    public boolean isJudged() {
        return !Double.isNaN(confidence);
    }

    /** What a reviewer must know. */
    public Set<String> skills() {
        return terms.skills();
    }

    /** Who works on it; empty if nobody does. */
    public String claimedBy() {
        return claim == null ? "" : claim.by();
    }

    /** Who decided; empty if nobody did. */
    public String decidedBy() {
        return end == null ? "" : end.by();
    }

    /** Whether the promised time is over and nothing is decided. */
    public boolean overdue(Instant now) {
        return !status.isFinal() && terms.due().isBefore(now);
    }
}
