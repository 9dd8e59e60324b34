package io.trustrail.gateway.policy;

import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;

/** Puts texts through the guards of the feature {@code support}. */
public final class Checks {

    private Checks() {}

    public static Verdict prompt(PolicyBook book, String text) {
        return check(book, Direction.PROMPT, Origin.USER, text);
    }

    public static Verdict check(PolicyBook book, Direction direction, Origin origin, String text) {
        return check(book, Passage.whole(facts("t", "app", false, ""), direction, origin, text));
    }

    public static Verdict check(PolicyBook book, Passage passage) {
        var feature = book.feature("support").orElseThrow();
        var guards = passage.direction() == Direction.PROMPT ? feature.promptGuards() : feature.replyGuards();
        return guards.check(passage).result();
    }

    public static CallFacts facts(String tenant, String application, boolean stream, String purpose) {
        return new CallFacts(tenant, application, "support", 1, "openai-chat", stream, purpose);
    }

    /** The action, and the text as it goes on, with ~ for the codes of tokens. */
    public static String told(Verdict verdict, String text) {
        var tokens = rewritten(verdict, text).replaceAll("\\[([A-Z_]+)[_#][0-9A-Z]{6,}]", "[$1~]");
        return verdict.action() + " " + tokens;
    }

    /** The text as it goes on. */
    public static String rewritten(Verdict verdict, String text) {
        var rewritten = new StringBuilder(text);
        var edits = Edit.merge(verdict.edits());
        for (int i = edits.size() - 1; i >= 0; i--) {
            var edit = edits.get(i);
            var value = text.substring(edit.start(), edit.end());
            rewritten.replace(
                    edit.start(),
                    edit.end(),
                    edit.rewrite().rewrite(edit.category(), value).text());
        }
        return rewritten.toString();
    }
}
