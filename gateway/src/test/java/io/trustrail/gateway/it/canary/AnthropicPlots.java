package io.trustrail.gateway.it.canary;

import static io.trustrail.gateway.it.canary.Plot.array;
import static io.trustrail.gateway.it.canary.Plot.object;
import static io.trustrail.gateway.it.canary.Plot.text;
import static io.trustrail.gateway.it.canary.Plot.value;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** Where text can be in a request for a message. */
final class AnthropicPlots {

    private AnthropicPlots() {}

    static List<Plot> all() {
        return Stream.of(messages(), tools(), calls(), beside())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Plot> messages() {
        return List.of(
                text("system", text -> base().put("system", text)),
                text("system blocks", text -> base().put("system", array(block("one"), block(text)))),
                text("user", text -> with(message("user", text))),
                text("user blocks", text -> with(message("user", array(block("one"), block(text))))),
                text(
                        "unknown block",
                        text -> with(
                                message("user", array(object("type", "hologram").put("caption", text))))),
                text(
                        "message that is a string",
                        text -> object("max_tokens", 9).put("messages", array(text, message("user", "Hello")))),
                text("block that is a string", text -> with(message("user", array(text)))),
                text("assistant", text -> with(message("assistant", text))),
                text("assistant blocks", text -> with(message("assistant", array(block(text))))),
                text(
                        "thinking",
                        text -> with(message(
                                "assistant",
                                array(object("type", "thinking")
                                        .put("thinking", text)
                                        .put("signature", "c2lnbmF0dXJl"))))),
                text("document", text -> with(message("user", array(document(textSource(text)))))),
                text(
                        "document title",
                        text -> with(
                                message("user", array(document(textSource("x")).put("title", text))))),
                text(
                        "document context",
                        text -> with(
                                message("user", array(document(textSource("x")).put("context", text))))),
                text(
                        "document of blocks",
                        text -> with(message(
                                "user",
                                array(document(object("type", "content").put("content", array(block(text)))))))),
                text(
                        "search result",
                        text -> with(message(
                                "user",
                                array(object("type", "search_result")
                                        .put("source", "wiki")
                                        .put("title", "t")
                                        .put("content", array(block(text))))))),
                text(
                        "unknown field of a message",
                        text -> with(message("user", "Hi").put("x_note", text))));
    }

    private static List<Plot> tools() {
        return List.of(
                text("tool description", text -> tool(object("description", text))),
                text("schema description", text -> schema(object("description", text))),
                value("schema enum", value -> schema(object("enum", array("none", value)))),
                value("schema default", value -> schema(object("default", value))),
                value(
                        "schema property name",
                        value -> tool(object(
                                "input_schema",
                                object("type", "object").put("properties", object(value, object("type", "string")))))),
                text("example of a tool's input", text -> tool(object("input_examples", array(object("to", text))))));
    }

    private static List<Plot> calls() {
        return List.of(
                value("tool input", value -> use(object("to", value))),
                text("tool input, nested", text -> use(object("a", array(1, object("b", array(text)))))),
                value(
                        "tool input, JSON in a string",
                        value -> use(object("raw", object("to", value).encode()))),
                value("tool input's name", value -> use(object(value, true))),
                text(
                        "server tool input",
                        text -> with(message(
                                "assistant",
                                array(object("type", "server_tool_use")
                                        .put("id", "srvtoolu_1")
                                        .put("name", "web_search")
                                        .put("input", object("query", text)))))),
                text("tool result", text -> result(text)),
                text("tool result blocks", text -> result(array(block("one"), block(text)))),
                text(
                        "tool result, unknown block",
                        text -> result(array(object("type", "hologram").put("x", text)))));
    }

    private static List<Plot> beside() {
        return List.of(
                value("user id", value -> base().put("metadata", object("user_id", value))),
                value("unknown metadata", value -> base().put("metadata", object("customer", value))),
                value("stop sequence", value -> base().put("stop_sequences", array(value))),
                text(
                        "output schema",
                        text -> base().put(
                                        "output_config",
                                        object(
                                                "format",
                                                object("type", "json_schema")
                                                        .put("schema", object("description", text))))),
                text(
                        "remote tool server",
                        text -> base().put(
                                        "mcp_servers",
                                        array(object("type", "url").put("name", text)))),
                text("unknown field", text -> base().put("x_context", text)),
                text("unknown field, nested", text -> base().put("x_context", object("a", array(object("b", text))))),
                value("unknown field's name", value -> base().put("x_context", object(value, 1))));
    }

    private static JsonObject base() {
        return object("max_tokens", 1024).put("messages", array(message("user", "Hello")));
    }

    private static JsonObject with(JsonObject message) {
        var before = message("user".equals(message.getString("role")) ? "assistant" : "user", "Hello");
        return object("max_tokens", 1024).put("messages", array(before, message, message("user", "Go on")));
    }

    private static JsonObject message(String role, Object content) {
        return object("role", role).put("content", content);
    }

    private static JsonObject block(String text) {
        return object("type", "text").put("text", text);
    }

    private static JsonObject document(JsonObject source) {
        return object("type", "document").put("source", source);
    }

    private static JsonObject textSource(String text) {
        return object("type", "text").put("media_type", "text/plain").put("data", text);
    }

    private static JsonObject tool(JsonObject more) {
        return base().put(
                        "tools",
                        array(object("name", "look_up")
                                .put("input_schema", object("type", "object"))
                                .mergeIn(more)));
    }

    private static JsonObject schema(JsonObject property) {
        var properties = object("who", object("type", "string").mergeIn(property));
        return tool(object("input_schema", object("type", "object").put("properties", properties)));
    }

    static JsonObject use(JsonObject input) {
        return with(message(
                "assistant",
                array(object("type", "tool_use")
                        .put("id", "toolu_1")
                        .put("name", "look_up")
                        .put("input", input))));
    }

    private static JsonObject result(Object content) {
        return with(message(
                "user",
                array(object("type", "tool_result")
                        .put("tool_use_id", "toolu_1")
                        .put("content", content))));
    }
}
