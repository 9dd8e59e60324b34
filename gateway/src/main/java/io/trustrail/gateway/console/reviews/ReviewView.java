package io.trustrail.gateway.console.reviews;

import io.trustrail.gateway.review.Content;
import io.trustrail.gateway.review.Judgement.Signal;
import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.review.item.Actor.Right;
import io.trustrail.gateway.review.item.Dossier;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Status;
import io.trustrail.gateway.review.item.Verdict;
import io.trustrail.gateway.review.queue.ReviewQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A review as its page shows it.
 *
 * @param problem why something was not done; empty if nothing was wrong
 * @param details what the problem is about, such as categories
 * @param compared whether to show what the typed texts change
 * @param values what tokens stand for; empty unless they were just revealed
 */
public record ReviewView(
        Dossier dossier,
        Actor actor,
        Typed typed,
        Instant now,
        String problem,
        List<String> details,
        boolean compared,
        Map<String, String> values) {

    /** The problem of an approval although the text was changed. */
    static final String CHANGED = "review.problem.changed";

    private static final double WIDEST = 3;
    private static final int HALF = 50;

    public Item item() {
        return dossier.item();
    }

    public boolean hasContent() {
        return dossier.content() != null;
    }

    public Content content() {
        return Objects.requireNonNull(dossier.content());
    }

    /** Whether the visitor has taken it. */
    public boolean mine() {
        return item().status() == Status.CLAIMED && item().claimedBy().equals(actor.name());
    }

    public boolean mayTake() {
        return actor.may(Right.DECIDE) && !item().status().isFinal() && !mine() && !isTaken();
    }

    /** Whether somebody else works on it now. */
    public boolean isTaken() {
        var claim = item().claim();
        return claim != null && !mine() && claim.leaseEnd().isAfter(now);
    }

    /** What was decided; null before. */
    public @Nullable Verdict decided() {
        return dossier.decision();
    }

    /** How many characters the reason of a reveal must have. */
    public int shortestReason() {
        return ReviewQueue.SHORTEST_REASON;
    }

    /** And how many it may have. */
    public int longestReason() {
        return ReviewQueue.LONGEST_REASON;
    }

    public boolean mayReveal() {
        return actor.may(Right.REVEAL) && hasContent();
    }

    public boolean revealed() {
        return !values.isEmpty();
    }

    public boolean hasProblem() {
        return !problem.isEmpty();
    }

    /** Whether the form asks to confirm personal data. */
    public boolean asksToConfirm() {
        return problem.equals("review.refused.personal_data") || typed.confirmed();
    }

    /** Whether another approval lets the answer out without what was typed. */
    public boolean asksToDiscard() {
        return problem.equals(CHANGED);
    }

    /** What the visitor typed and can't send: the claim has ended, or somebody else has decided. */
    public List<Content.Text> kept() {
        var content = dossier.content();
        return content == null || mine() || item().decidedBy().equals(actor.name())
                ? List.of()
                : typed.changes(content).entrySet().stream()
                        .map(changed -> new Content.Text(changed.getKey(), changed.getValue()))
                        .toList();
    }

    public List<String> codes() {
        return Typed.CODES;
    }

    public String code() {
        return typed.code();
    }

    public String note() {
        return typed.note();
    }

    public String decisionId() {
        return typed.decisionId();
    }

    /** What stands in the field for a text. */
    public String typed(Content.Text text) {
        return typed.text(text);
    }

    public List<Piece> turn(Content.Turn turn) {
        return Piece.revealed(turn.text(), values);
    }

    /** A text of the answer: with what was found, with values, with what is typed, or with what was decided. */
    public List<Piece> shown(Content.Text text) {
        var decided = dossier.decision();
        if (decided != null && decided.status() == Status.EDITED) {
            return Piece.compared(text.text(), decided.texts().getOrDefault(text.channel(), text.text()));
        }
        if (compared) {
            return Piece.compared(text.text(), typed.text(text));
        }
        if (revealed()) {
            return Piece.revealed(text.text(), values);
        }
        return Piece.marked(
                text.text(),
                content().marks().stream()
                        .filter(mark -> mark.channel().equals(text.channel()))
                        .toList());
    }

    public Duration left() {
        return Duration.between(now, item().terms().due());
    }

    public Duration leaseLeft() {
        var claim = item().claim();
        return claim == null ? Duration.ZERO : Duration.between(now, claim.leaseEnd());
    }

    /** Signals that say something. */
    public List<Signal> signals() {
        return dossier.signals().stream()
                .filter(signal -> signal.contribution() != 0)
                .toList();
    }

    /** How long a signal's bar is, 0 to 50. */
    public int bar(Signal signal) {
        return (int) Math.round(Math.min(WIDEST, Math.abs(signal.contribution())) / WIDEST * HALF);
    }

    /** Where a signal's bar begins, 0 to 50: those that speak against the answer go to the left. */
    public int barStart(Signal signal) {
        return signal.contribution() < 0 ? HALF - bar(signal) : HALF;
    }

    @Override
    public String toString() {
        return "ReviewView[" + item().id() + "]";
    }
}
