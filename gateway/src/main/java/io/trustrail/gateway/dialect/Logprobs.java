package io.trustrail.gateway.dialect;

import io.trustrail.gateway.dialect.json.BrokenJson;
import io.trustrail.gateway.dialect.json.JsonCursor;
import io.trustrail.gateway.dialect.json.Names;
import io.trustrail.gateway.dialect.json.Token;
import java.util.function.DoubleConsumer;

/** Reads what OpenAI tells of its tokens: {@code {"content": [{"token", "logprob", "top_logprobs": […]}, …]}}. */
final class Logprobs {

    /** How deep the objects of the tokens lie; what lies deeper are tokens that were not chosen. */
    private static final int TOKEN_DEPTH = 3;

    private Logprobs() {}

    static void read(byte[] json, DoubleConsumer each) {
        var cursor = new JsonCursor(json, Names.NONE, MessageScanner.DEEPEST, false);
        int depth = 0;
        try {
            for (var token = cursor.next(); token != Token.END; token = cursor.next()) {
                depth += step(token);
                if (token == Token.NAME && depth == TOKEN_DEPTH && cursor.name().equals("logprob")) {
                    token = cursor.next();
                    depth += step(token);
                    if (token == Token.INTEGER || token == Token.DECIMAL) {
                        each.accept(Double.parseDouble(cursor.text()));
                    }
                }
            }
        } catch (BrokenJson e) {
            throw new IllegalStateException("a part of a message that was read can't be read", e);
        }
    }

    private static int step(Token token) {
        return switch (token) {
            case START_OBJECT, START_ARRAY -> 1;
            case END_OBJECT, END_ARRAY -> -1;
            default -> 0;
        };
    }
}
