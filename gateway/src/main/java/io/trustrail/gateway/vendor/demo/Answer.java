package io.trustrail.gateway.vendor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the demo vendor has to say, before it is put into a dialect.
 *
 * @param texts one per choice
 * @param call a call of one of the client's tools, if the script wants one
 */
record Answer(List<String> texts, @Nullable Call call, int inputTokens, int outputTokens) {

    private static final int PIECE = 5;
    private static final int CHARACTERS_PER_TOKEN = 4;

    Answer {
        texts = List.copyOf(texts);
    }

    /** A tool call. */
    record Call(String name, JsonNode arguments) {}

    static Answer of(List<String> texts, @Nullable Call call, int inputSize) {
        int said = texts.stream().mapToInt(String::length).sum()
                + (call == null ? 0 : call.arguments().toString().length());
        return new Answer(texts, call, tokens(inputSize), tokens(said));
    }

    static int tokens(int characters) {
        return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }

    /** A text as a stream brings it: in short pieces that respect no word, but keep surrogate pairs together. */
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + PIECE);
            if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
                to++;
            }
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
