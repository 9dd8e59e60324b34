package io.trustrail.gateway.dialect;

import com.fasterxml.jackson.core.JsonToken;
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

        boolean fits(JsonToken token) {
            return switch (this) {
                case STRING -> token == JsonToken.VALUE_STRING;
                case STRING_OR_PARTS ->
                    token == JsonToken.VALUE_STRING || token == JsonToken.START_ARRAY || token == JsonToken.VALUE_NULL;
                case ARRAY -> token == JsonToken.START_ARRAY;
                case OBJECT -> token == JsonToken.START_OBJECT || token == JsonToken.VALUE_NULL;
                case BOOLEAN -> token.isBoolean() || token == JsonToken.VALUE_NULL;
            };
        }
    }
}
