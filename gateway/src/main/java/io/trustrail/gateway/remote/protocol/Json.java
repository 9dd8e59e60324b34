package io.trustrail.gateway.remote.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trustrail.gateway.guard.late.Unavailable;
import java.util.List;

/** Reads replies without mercy: what is missing or of another kind makes the whole reply a bad answer. */
final class Json {

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static int whole(JsonNode object, String field) {
        var value = object.path(field);
        return require(value.isIntegralNumber() && value.canConvertToInt(), value)
                .intValue();
    }

    static double number(JsonNode object, String field) {
        var value = object.path(field);
        return require(value.isNumber(), value).doubleValue();
    }

    static String text(JsonNode object, String field) {
        var value = object.path(field);
        return require(value.isTextual(), value).textValue();
    }

    static boolean flag(JsonNode object, String field) {
        var value = object.path(field);
        return require(value.isBoolean(), value).booleanValue();
    }

    /** The members of a list. */
    static JsonNode list(JsonNode value) {
        return require(value.isArray(), value);
    }

    /** The members of a list of which there must be one for each text. */
    static JsonNode list(JsonNode value, List<String> texts) {
        return require(value.isArray() && value.size() == texts.size(), value);
    }

    static JsonNode object(JsonNode value) {
        return require(value.isObject(), value);
    }

    static Unavailable nonsense() {
        return new Unavailable(Unavailable.Reason.BAD_ANSWER);
    }

    private static JsonNode require(boolean sound, JsonNode value) {
        if (!sound) {
            throw nonsense();
        }
        return value;
    }
}
