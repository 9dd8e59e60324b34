package io.trustrail.gateway.detect.onnx.encoder;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a text's tokens that goes through the model at once, with what frames it.
 *
 * @param ids the whole sequence
 * @param lead how many tokens frame it in front
 * @param first which of the text's tokens is its first
 * @param count how many of the text's tokens are in it
 */
record TokenWindow(long[] ids, int lead, int first, int count) {

    /** All windows of a text: one, even for a text without tokens, or several that overlap. */
    static List<TokenWindow> of(long[] ids, long[] prefix, long[] suffix, int maxTokens, int overlap) {
        int room = Math.max(1, maxTokens - prefix.length - suffix.length);
        int step = Math.max(1, room - overlap);
        var windows = new ArrayList<TokenWindow>(1);
        int first = 0;
        int end;
        do {
            end = Math.min(ids.length, first + room);
            windows.add(window(ids, first, end, prefix, suffix));
            first += step;
        } while (end < ids.length);
        return windows;
    }

    private static TokenWindow window(long[] ids, int first, int end, long[] prefix, long[] suffix) {
        int count = end - first;
        var sequence = new long[prefix.length + count + suffix.length];
        System.arraycopy(prefix, 0, sequence, 0, prefix.length);
        System.arraycopy(ids, first, sequence, prefix.length, count);
        System.arraycopy(suffix, 0, sequence, prefix.length + count, suffix.length);
        return new TokenWindow(sequence, prefix.length, first, count);
    }

    int length() {
        return ids.length;
    }

    /** How far a token of the text is from the window's nearer border: the farther, the more the model saw around it. */
    int distanceToBorder(int token) {
        return Math.min(token - first, first + count - 1 - token);
    }
}
