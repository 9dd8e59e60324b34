package io.trustrail.gateway.console.trust;

import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.review.item.Actor.Right;
import io.trustrail.gateway.trust.concern.Concern;
import io.trustrail.gateway.trust.concern.ConcernDesk;
import io.trustrail.gateway.trust.concern.Dossier;
import org.jspecify.annotations.Nullable;

/**
 * One concern. Prints without its texts.
 *
 * @param typed the answer that was typed and not taken
 * @param problem key of the sentence that says what is wrong; empty if nothing is
 * @param original what a reveal showed, or null
 */
public record ConcernView(
        Dossier dossier, Actor actor, String typed, String problem, Dossier.@Nullable Original original) {

    public Concern concern() {
        return dossier.concern();
    }

    public String text() {
        return dossier.text().orElse("");
    }

    public String answer() {
        return dossier.answer().orElse("");
    }

    public boolean canDecide() {
        return actor.may(Right.DECIDE) && !concern().status().isFinal();
    }

    public boolean canReveal() {
        return actor.may(Right.REVEAL) && original == null;
    }

    public boolean hasProblem() {
        return !problem.isEmpty();
    }

    public boolean isRevealed() {
        return original != null;
    }

    public String originalText() {
        return original == null ? "" : original.text();
    }

    public String contact() {
        return original == null ? "" : original.contact();
    }

    public int longest() {
        return ConcernDesk.LONGEST;
    }

    @Override
    public String toString() {
        return "ConcernView[" + concern().id() + "]";
    }
}
