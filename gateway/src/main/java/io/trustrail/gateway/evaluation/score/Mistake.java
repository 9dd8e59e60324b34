package io.trustrail.gateway.evaluation.score;

/**
 * A span that was missed, or a finding where there is none. Holds text: for developers with made-up or public data.
 *
 * @param missed whether it was missed; else it was a false alarm
 * @param before the text before it, in part
 * @param after the text after it, in part
 */
public record Mistake(String type, boolean missed, String before, String value, String after) {

    private static final int CONTEXT = 40;

    static Mistake of(String type, boolean missed, String text, int start, int end) {
        return new Mistake(
                type,
                missed,
                text.substring(Math.max(0, start - CONTEXT), start),
                text.substring(start, end),
                text.substring(end, Math.min(text.length(), end + CONTEXT)));
    }
}
