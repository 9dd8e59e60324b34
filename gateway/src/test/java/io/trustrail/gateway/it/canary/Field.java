package io.trustrail.gateway.it.canary;

import static io.trustrail.gateway.it.canary.Plot.array;
import static io.trustrail.gateway.it.canary.Plot.object;

import io.trustrail.gateway.it.fixture.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A kind of place that a request can have any number of, so that one call carries all samples: each text in one of its own.
 *
 * @param request a request with these texts there and nowhere else; without model
 */
record Field(String name, Function<List<String>, JsonObject> request) {

    static List<Field> of(Wire wire) {
        return wire == Wire.OPENAI ? openAi() : anthropic();
    }

    private static List<Field> openAi() {
        return List.of(
                messages("system"),
                messages("developer"),
                messages("user"),
                messages("assistant"),
                messages("tool"),
                new Field("parts of a user's message", texts -> talk(message("user", parts(texts)))),
                new Field("tool definitions", texts -> talk().put("tools", each(texts, Field::function))),
                new Field("tool-call arguments", texts -> talk(calls(texts))),
                new Field("metadata", texts -> talk().put("metadata", named(texts))));
    }

    private static List<Field> anthropic() {
        return List.of(
                messages("user"),
                messages("assistant"),
                new Field("system", texts -> talk().put("system", parts(texts))),
                new Field("parts of a user's message", texts -> talk(message("user", parts(texts)))),
                new Field("tool definitions", texts -> talk().put("tools", each(texts, Field::tool))),
                new Field("tool input", texts -> talk(message("assistant", array(use(texts))))),
                new Field("tool results", texts -> talk(message("user", each(texts, Field::result)))),
                new Field("metadata", texts -> talk().put("metadata", named(texts))));
    }

    private static Field messages(String role) {
        return new Field(
                role,
                texts -> talk(texts.stream()
                        .map(text -> message(role, text).put("tool_call_id", "call_1"))
                        .toArray(JsonObject[]::new)));
    }

    /** A conversation with these messages in its middle. */
    private static JsonObject talk(JsonObject... messages) {
        var all = new JsonArray().add(message("user", "Hello"));
        List.of(messages).forEach(all::add);
        return object("max_tokens", 1024).put("messages", all.add(message("user", "Go on")));
    }

    private static JsonObject message(String role, Object content) {
        return object("role", role).put("content", content);
    }

    private static JsonArray each(List<String> texts, Function<String, JsonObject> made) {
        return new JsonArray(texts.stream().map(made).toList());
    }

    private static JsonArray parts(List<String> texts) {
        return each(texts, text -> object("type", "text").put("text", text));
    }

    private static JsonObject function(String text) {
        return object("type", "function").put("function", object("name", "f").put("description", text));
    }

    private static JsonObject tool(String text) {
        return object("name", "f").put("description", text).put("input_schema", object("type", "object"));
    }

    private static JsonObject calls(List<String> texts) {
        var function = object("name", "f").put("arguments", named(texts).encode());
        var call = object("id", "call_1").put("type", "function").put("function", function);
        return message("assistant", "").put("tool_calls", array(call));
    }

    private static JsonObject use(List<String> texts) {
        return object("type", "tool_use").put("id", "toolu_1").put("name", "f").put("input", named(texts));
    }

    private static JsonObject result(String text) {
        return object("type", "tool_result").put("tool_use_id", "toolu_1").put("content", text);
    }

    private static JsonObject named(List<String> texts) {
        var named = new JsonObject();
        texts.forEach(text -> named.put("v" + named.size(), text));
        return named;
    }

    /** All strings of a message in their order, those of a tool call's arguments too. */
    static List<String> strings(JsonObject message) {
        var strings = new ArrayList<String>();
        collect(message, strings);
        return strings;
    }

    private static void collect(Object json, List<String> strings) {
        if (json instanceof JsonObject object) {
            object.fieldNames().forEach(name -> {
                var value = object.getValue(name);
                collect(name.equals("arguments") ? new JsonObject((String) value) : value, strings);
            });
        } else if (json instanceof JsonArray array) {
            array.forEach(value -> collect(value, strings));
        } else if (json instanceof String text) {
            strings.add(text);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
