package io.trustrail.gateway.review;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of a review. Personal data is masked in them, and prints as a length.
 *
 * @param conversation what led to the answer, the oldest first
 * @param answer the texts of the answer, one for each channel
 * @param marks what was found in the answer
 * @param values what the pseudonym tokens of the call stand for, by token with its brackets: what a reveal shows and what
 *     the answer is restored with. Personal data; kept apart and opened only for that
 * @param envelope what the submitter needs to send the answer later, such as the reply's JSON with masked texts; nobody
 *     else reads it. May be empty
 */
public record Content(
        List<Turn> conversation, List<Text> answer, List<Mark> marks, Map<String, String> values, String envelope) {

    public Content {
        conversation = List.copyOf(conversation);
        answer = List.copyOf(answer);
        marks = List.copyOf(marks);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * One message or one part of it.
     *
     * @param origin who wrote it: {@code system}, {@code user}, {@code assistant}, {@code tool_result}, …
     */
    public record Turn(String origin, String text) {

        @Override
        public String toString() {
            return "Turn[" + origin + ", " + text.length() + " chars]";
        }
    }

    /**
     * A text of the answer.
     *
     * @param channel which one, such as {@code content/0/0}: kind, choice or block, tool call
     */
    public record Text(String channel, String text) {

        @Override
        public String toString() {
            return "Text[" + channel + ", " + text.length() + " chars]";
        }
    }

    /**
     * A finding in a text of the answer.
     *
     * @param channel the text that it is in
     * @param start where it starts in the masked text, in UTF-16 units
     * @param end behind its last unit
     * @param score how sure the detector is, 0 to 1
     * @param reason a code for people, such as the detector's name or a doubt; nothing of the text
     */
    public record Mark(String category, String channel, int start, int end, double score, String reason) {}

    /** The same with other texts for some channels. */
    public Content withTexts(Map<String, String> edited) {
        var texts = answer.stream()
                .map(text -> new Text(text.channel(), edited.getOrDefault(text.channel(), text.text())))
                .toList();
        return new Content(conversation, texts, marks, values, envelope);
    }

    @Override
    public String toString() {
        return "Content[" + conversation.size() + " turns, " + answer.size() + " texts, " + values.size() + " values]";
    }
}
