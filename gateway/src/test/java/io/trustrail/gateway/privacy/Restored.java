package io.trustrail.gateway.privacy;

import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** What a caller reads when a text comes in pieces: takes out what is settled, and keeps the look-behind in view. */
final class Restored {

    private static final CallFacts CALL = new CallFacts("acme", "app", "f", 1, "openai-chat", true, "");

    private final Restorer restorer;
    private final IntUnaryOperator otherGuards;
    private final StringBuilder out = new StringBuilder();
    private final List<Finding> misses = new ArrayList<>();
    private String text = "";
    private int from;
    private int longestHeld;

    /** @param otherGuards makes of what the restorer settled what all guards settled, which is never more */
    Restored(Restorer restorer, IntUnaryOperator otherGuards) {
        this.restorer = restorer;
        this.otherGuards = otherGuards;
    }

    static Restored whole(Restorer restorer, String text) {
        var restored = new Restored(restorer, settled -> settled);
        restored.add(text, true);
        return restored;
    }

    void add(String more, boolean complete) {
        text += more;
        var verdict = restorer.check(new Passage(CALL, Direction.REPLY, Origin.ASSISTANT, 0, text, from, complete))
                .result();
        longestHeld = Math.max(longestHeld, text.length() - verdict.settled());
        int cut = complete ? text.length() : Math.max(from, otherGuards.applyAsInt(verdict.settled()));
        for (var edit : verdict.edits()) {
            cut = edit.start() < cut && edit.end() > cut ? edit.start() : cut;
        }
        release(Edit.merge(verdict.edits()), cut);
        int settledNow = cut;
        verdict.findings().stream()
                .filter(finding -> finding.start() < settledNow)
                .forEach(misses::add);
        int drop = Math.max(0, cut - restorer.lookBehind());
        text = text.substring(drop);
        from = cut - drop;
    }

    private void release(List<Edit> edits, int cut) {
        int at = from;
        for (var edit : edits) {
            if (edit.end() <= cut) {
                out.append(text, at, edit.start())
                        .append(edit.rewrite()
                                .rewrite(edit.category(), text.substring(edit.start(), edit.end()))
                                .text());
                at = edit.end();
            }
        }
        out.append(text, at, cut);
    }

    String text() {
        return out.toString();
    }

    List<Finding> misses() {
        return misses;
    }

    /** How many characters stayed back, at most. */
    int longestHeld() {
        return longestHeld;
    }
}
