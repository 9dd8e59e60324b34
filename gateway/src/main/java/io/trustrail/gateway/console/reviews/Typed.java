package io.trustrail.gateway.console.reviews;

import io.trustrail.gateway.review.Content;
import io.trustrail.gateway.review.item.Verdict;
import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a reviewer typed into the form of a review.
 *
 * @param texts by channel; empty before anything was typed
 * @param code why it is rejected
 * @param confirmed whether personal data in the texts is meant to be there
 * @param discards whether the answer is to go out as it was, although the texts were changed
 * @param decisionId of this form: sent twice, it decides once
 */
record Typed(
        Map<String, String> texts, String code, String note, boolean confirmed, boolean discards, String decisionId) {

    /** Reasons to reject an answer, in the order of the menu. */
    static final List<String> CODES = List.of("wrong", "unsafe", "tone", "off-topic", "privacy", "other");

    /** A form that nobody has typed into. */
    static Typed fresh(Map<String, String> draft) {
        return new Typed(draft, "", "", false, false, UUID.randomUUID().toString());
    }

    /** Forms send every end of line as two characters. */
    static Typed of(MultiMap form) {
        var texts = new LinkedHashMap<String, String>();
        var channels = form.getAll("channel");
        var typed = form.getAll("text");
        for (int i = 0; i < Math.min(channels.size(), typed.size()); i++) {
            texts.put(channels.get(i), ends(typed.get(i)));
        }
        return new Typed(
                texts,
                QueuePage.text(form.get("code")),
                QueuePage.text(form.get("note")),
                "yes".equals(form.get("confirmed")),
                "yes".equals(form.get("discards")),
                QueuePage.text(form.get("decision-id")));
    }

    /** The texts that are not as they were. */
    Map<String, String> changes(Content content) {
        var changed = new LinkedHashMap<String, String>();
        for (var text : content.answer()) {
            var now = texts.get(text.channel());
            if (now != null && !now.equals(ends(text.text()))) {
                changed.put(text.channel(), now);
            }
        }
        return changed;
    }

    /** What a browser makes of ends of lines in a field. */
    private static String ends(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    String text(Content.Text before) {
        return texts.getOrDefault(before.channel(), before.text());
    }

    Verdict rejected() {
        return Verdict.rejected(code, note);
    }

    @Override
    public String toString() {
        return "Typed[" + texts.size() + " texts]";
    }
}
