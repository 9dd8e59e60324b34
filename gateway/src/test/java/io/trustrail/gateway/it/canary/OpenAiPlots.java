package io.trustrail.gateway.it.canary;

import static io.trustrail.gateway.it.canary.Plot.array;
import static io.trustrail.gateway.it.canary.Plot.object;
import static io.trustrail.gateway.it.canary.Plot.text;
import static io.trustrail.gateway.it.canary.Plot.value;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where text can be in a request for a chat completion. */
final class OpenAiPlots {

    private OpenAiPlots() {}

    static List<Plot> all() {
        return Stream.of(messages(), tools(), calls(), beside())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Plot> messages() {
        return List.of(
                text("system", text -> with(message("system", text))),
                text("developer parts", text -> with(message("developer", array(part(text))))),
                text("user", text -> with(message("user", text))),
                text("user, between control characters", text -> with(message("user", "\u0001\t" + text + "\u2028"))),
                text("user parts", text -> with(message("user", array(part("one"), part(text), part("two"))))),
                text("unknown part", text -> with(message("user", array(part("one"), unknownPart(text))))),
                text("message that is a string", text -> object("messages", array(text, message("user", "Hello")))),
                text("part that is a string", text -> with(message("user", array(text)))),
                text("unknown role", text -> with(message("narrator", text))),
                text("assistant", text -> with(message("assistant", text))),
                text("assistant parts", text -> with(message("assistant", array(part(text))))),
                text("refusal", text -> with(message("assistant", null).put("refusal", text))),
                text("refusal part", text -> with(message("assistant", array(refusalPart(text))))),
                text("reasoning", text -> with(message("assistant", "so").put("reasoning_content", text))),
                value("participant's name", value -> with(message("user", "Hi").put("name", value))),
                text(
                        "unknown field of a message",
                        text -> with(message("user", "Hi").put("x_note", text))));
    }

    private static List<Plot> tools() {
        return List.of(
                text("tool description", text -> tool(new JsonObject().put("description", text))),
                text("schema description", text -> schema(object("description", text))),
                value("schema enum", value -> schema(object("enum", array("none", value)))),
                value("schema default", value -> schema(object("default", value))),
                value("schema const", value -> schema(object("const", value))),
                text("schema example", text -> schema(object("examples", array(text)))),
                value("schema property name", value -> parameters(object(value, object("type", "string")))),
                text("legacy functions", text -> base().put("functions", array(function(object("description", text))))),
                text(
                        "custom tool",
                        text -> base().put(
                                        "tools",
                                        array(object("type", "custom")
                                                .put(
                                                        "custom",
                                                        object("name", "sh").put("description", text))))),
                text(
                        "response schema",
                        text -> base().put(
                                        "response_format",
                                        object("type", "json_schema")
                                                .put(
                                                        "json_schema",
                                                        object("name", "out")
                                                                .put("schema", object("description", text))))));
    }

    private static List<Plot> calls() {
        return List.of(
                value("tool-call argument", value -> call(object("to", value).encode())),
                text(
                        "tool-call argument, nested",
                        text -> call(object("a", array(1, object("b", array(text))))
                                .encode())),
                value(
                        "tool-call argument, JSON in JSON",
                        value ->
                                call(object("raw", object("to", value).encode()).encode())),
                value(
                        "tool-call argument's name",
                        value -> call(object(value, true).encode())),
                text("tool-call arguments that are no JSON", text -> call("{\"to\": \"" + text)),
                text(
                        "legacy function call",
                        text -> with(message("assistant", null)
                                .put(
                                        "function_call",
                                        object("name", "f")
                                                .put(
                                                        "arguments",
                                                        object("a", text).encode())))),
                text(
                        "custom tool-call input",
                        text -> with(message("assistant", null)
                                .put(
                                        "tool_calls",
                                        array(object("id", "call_1")
                                                .put("type", "custom")
                                                .put(
                                                        "custom",
                                                        object("name", "sh").put("input", text)))))),
                text("tool result", text -> with(message("tool", text).put("tool_call_id", "call_1"))),
                text(
                        "tool result, JSON",
                        text -> with(message(
                                        "tool", object("r", object("t", text)).encode())
                                .put("tool_call_id", "call_1"))),
                text(
                        "tool result parts",
                        text -> with(message("tool", array(part(text))).put("tool_call_id", "call_1"))),
                text(
                        "legacy function result",
                        text -> with(message("function", text).put("name", "f"))));
    }

    private static List<Plot> beside() {
        return List.of(
                value("user field", value -> base().put("user", value)),
                value("safety identifier", value -> base().put("safety_identifier", value)),
                value("prompt cache key", value -> base().put("prompt_cache_key", value)),
                value("metadata", value -> base().put("metadata", object("customer", value))),
                value("metadata name", value -> base().put("metadata", object(value, "customer"))),
                value("stop", value -> base().put("stop", array(value))),
                text(
                        "prediction",
                        text -> base().put(
                                        "prediction", object("type", "content").put("content", text))),
                text("web search options", text -> base().put("web_search_options", object("user_location", text))),
                text("unknown field", text -> base().put("x_context", text)),
                text("unknown field, nested", text -> base().put("x_context", object("a", array(object("b", text))))),
                value("unknown field's name", value -> base().put("x_context", object(value, 1))));
    }

    static JsonObject base() {
        return new JsonObject().put("messages", array(message("user", "Hello")));
    }

    static JsonObject message(String role, @Nullable Object content) {
        return new JsonObject().put("role", role).put("content", content);
    }

    /** A conversation with the message in its middle. */
    private static JsonObject with(JsonObject message) {
        return new JsonObject().put("messages", array(message("user", "Hello"), message, message("user", "Go on")));
    }

    private static JsonObject part(String text) {
        return object("type", "text").put("text", text);
    }

    private static JsonObject unknownPart(String text) {
        return object("type", "hologram").put("caption", text);
    }

    private static JsonObject refusalPart(String text) {
        return object("type", "refusal").put("refusal", text);
    }

    private static JsonObject tool(JsonObject function) {
        return base().put("tools", array(object("type", "function").put("function", function(function))));
    }

    private static JsonObject function(JsonObject more) {
        return object("name", "look_up").mergeIn(more);
    }

    private static JsonObject schema(JsonObject property) {
        return parameters(object("who", object("type", "string").mergeIn(property)));
    }

    private static JsonObject parameters(JsonObject properties) {
        return tool(object("parameters", object("type", "object").put("properties", properties)));
    }

    static JsonObject call(String arguments) {
        var call = object("id", "call_1")
                .put("type", "function")
                .put("function", object("name", "f").put("arguments", arguments));
        return with(message("assistant", null).put("tool_calls", array(call)));
    }
}
