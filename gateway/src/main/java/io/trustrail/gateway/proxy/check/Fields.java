package io.trustrail.gateway.proxy.check;

import io.trustrail.gateway.dialect.MalformedMessage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the fields of a request, and says which one is wrong and how it should be. */
record Fields(JsonObject json) {

    static Fields of(Buffer body) {
        try {
            return new Fields(new JsonObject(body));
        } catch (DecodeException | ClassCastException e) {
            throw new MalformedMessage("", "is no JSON object");
        }
    }

    boolean has(String name) {
        return json.getValue(name) != null;
    }

    void known(Set<String> names) {
        for (var name : json.fieldNames()) {
            if (!names.contains(name)) {
                throw new MalformedMessage(
                        name,
                        "is no field of a check; these are: "
                                + String.join(", ", names.stream().sorted().toList()));
            }
        }
    }

    String text(String name, String otherwise) {
        var value = json.getValue(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return text;
        }
        throw new MalformedMessage(name, "must be a text");
    }

    /** A list of texts; one alone counts as a list where that is allowed. */
    List<String> texts(String name, boolean oneMayStandAlone) {
        var value = json.getValue(name);
        if (oneMayStandAlone && value instanceof String text) {
            return List.of(text);
        }
        if (!(value instanceof JsonArray array)) {
            throw new MalformedMessage(
                    name, oneMayStandAlone ? "must be a text or a list of texts" : "must be a list of texts");
        }
        var texts = new ArrayList<String>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.getValue(i) instanceof String text)) {
                throw new MalformedMessage(name + "[" + i + "]", "must be a text");
            }
            texts.add(text);
        }
        return texts;
    }

    /** One of an enum's values, written in lower case with hyphens. */
    <E extends Enum<E>> E one(String name, Class<E> type, E otherwise) {
        var word = text(name, word(otherwise));
        for (var value : type.getEnumConstants()) {
            if (word(value).equals(word)) {
                return value;
            }
        }
        var words = new ArrayList<String>();
        List.of(type.getEnumConstants()).forEach(value -> words.add(word(value)));
        throw new MalformedMessage(name, "must be one of " + String.join(", ", words));
    }

    /** As requests and answers write it: {@code TOOL_RESULT} is {@code tool-result}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
