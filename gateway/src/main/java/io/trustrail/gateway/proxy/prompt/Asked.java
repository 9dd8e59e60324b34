package io.trustrail.gateway.proxy.prompt;

import io.trustrail.gateway.dialect.Message;
import io.trustrail.gateway.dialect.TextSpan;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.review.Content;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What was asked, as the vendor got it, for people who look at the answer.
 *
 * @param conversation the oldest text first; of a long one the newest texts
 * @param documents texts that the answer should rest on
 * @param subject whom the call is about, or empty
 */
public record Asked(List<Content.Turn> conversation, List<String> documents, String subject) {

    /** Nobody looks at the answer. */
    static final Asked NOTHING = new Asked(List.of(), List.of(), "");

    private static final int MOST_CHARACTERS = 256 * 1024;
    /** Nobody types so much: it was put there. */
    private static final int LONG_TEXT = 600;

    private static final Set<Origin> SHOWN =
            EnumSet.of(Origin.SYSTEM, Origin.USER, Origin.ASSISTANT, Origin.TOOL_CALL, Origin.TOOL_RESULT);

    /** Reads a message whose texts were rewritten. */
    static Asked of(Message message, String subject) {
        var turns = new ArrayDeque<Content.Turn>();
        var documents = new ArrayList<String>();
        int room = MOST_CHARACTERS;
        var spans = message.texts();
        for (int i = spans.size() - 1; i >= 0 && room > 0; i--) {
            if (SHOWN.contains(spans.get(i).origin())) {
                var text = spans.get(i).current();
                var shown = text.substring(0, Math.min(room, text.length()));
                room -= shown.length();
                turns.addFirst(new Content.Turn(spans.get(i).origin().name().toLowerCase(Locale.ROOT), shown));
                if (isDocument(spans.get(i), text)) {
                    documents.add(shown);
                }
            }
        }
        return new Asked(new ArrayList<>(turns), documents, subject);
    }

    private static boolean isDocument(TextSpan span, String text) {
        return span.origin() == Origin.TOOL_RESULT
                || ((span.origin() == Origin.USER || span.origin() == Origin.SYSTEM) && text.length() >= LONG_TEXT);
    }

    public List<String> texts() {
        return conversation.stream().map(Content.Turn::text).toList();
    }

    /** Prints no text. */
    @Override
    public String toString() {
        return "Asked[" + conversation.size() + " turns]";
    }
}
