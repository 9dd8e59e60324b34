package io.trustrail.gateway.dialect;

import io.trustrail.gateway.dialect.json.Token;
import io.trustrail.gateway.guard.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One line of a dialect's table.
 *
 * @param origin who wrote the text; null if the message's {@code role} tells
 * @param channel name of the stream that the text belongs to
 * @param shape what the value must be, for a clear error; null if anything goes
 */
record Rule(
        Treatment treatment,
        @Nullable Origin origin,
        String channel,
        @Nullable Shape shape) {

    /** Whether guards read what stands at the path. */
    boolean isRead() {
        return switch (treatment) {
            case TEXT, JSON, TREE, SEALED -> true;
            case MEDIA, MEDIA_OR_TEXT, SKIP, ECHO -> false;
        };
    }

    /** What a value must be, in words that a client's developer understands. */
    enum Shape {
        STRING("a string"),
        STRING_OR_PARTS("a string or an array of parts"),
        ARRAY("an array"),
        OBJECT("an object"),
        BOOLEAN("true or false");

        private final String words;

        Shape(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        boolean fits(Token token) {
            return switch (this) {
                case STRING -> token == Token.STRING;
                case STRING_OR_PARTS -> token == Token.STRING || token == Token.START_ARRAY || token == Token.NULL;
                case ARRAY -> token == Token.START_ARRAY;
                case OBJECT -> token == Token.START_OBJECT || token == Token.NULL;
                case BOOLEAN -> token.isBoolean() || token == Token.NULL;
            };
        }
    }
}
