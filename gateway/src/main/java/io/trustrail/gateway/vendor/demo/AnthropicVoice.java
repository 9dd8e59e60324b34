package io.trustrail.gateway.vendor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Anthropic messages. */
final class AnthropicVoice implements Voice {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Override
    public Ask ask(JsonNode request) {
        JsonNode messages = Messages.of(request);
        JsonNode content = Messages.lastUser(messages).path("content");
        JsonNode result = toolResult(content);
        return new Ask(
                request.path("model").asText(),
                Messages.text(result == null ? content : result.path("content")),
                result != null,
                messages.toString().length() + request.path("system").toString().length(),
                tools(request),
                schema(request),
                request.path("stream").asBoolean(),
                1,
                true,
                false);
    }

    @Override
    public ObjectNode whole(Ask ask, Answer answer) {
        ObjectNode message = head(ask, usage(answer, answer.outputTokens()));
        ArrayNode content = message.putArray("content");
        content.addObject().put("type", "text").put("text", answer.texts().get(0));
        if (answer.call() != null) {
            content.add(call(answer.call()).set("input", answer.call().arguments()));
        }
        return message.put("stop_reason", stop(answer)).putNull("stop_sequence");
    }

    @Override
    public List<String> events(Ask ask, Answer answer) {
        List<String> events = new ArrayList<>();
        ObjectNode message = head(ask, usage(answer, 1)).putNull("stop_reason").putNull("stop_sequence");
        message.putArray("content");
        ObjectNode start = JSON.objectNode();
        start.set("message", message);
        add(events, "message_start", start);
        addText(events, answer.texts().get(0));
        if (answer.call() != null) {
            addCall(events, answer.call());
        }
        ObjectNode delta = JSON.objectNode();
        delta.putObject("delta").put("stop_reason", stop(answer)).putNull("stop_sequence");
        delta.putObject("usage").put("output_tokens", answer.outputTokens());
        add(events, "message_delta", delta);
        add(events, "message_stop", JSON.objectNode());
        return events;
    }

    @Override
    public ObjectNode error(int status, String message, String requestId) {
        ObjectNode error = JSON.objectNode().put("type", "error");
        error.putObject("error").put("type", errorType(status)).put("message", message);
        return error.put("request_id", requestId);
    }

    @Override
    public String requestIdHeader() {
        return "request-id";
    }

    /** The token count of a request, in the shape of {@code /v1/messages/count_tokens}. */
    static ObjectNode count(Ask ask) {
        return JSON.objectNode().put("input_tokens", Answer.tokens(ask.size()));
    }

    /** The models of the list, in Anthropic's shape. */
    static ObjectNode model(String id) {
        return JSON.objectNode()
                .put("type", "model")
                .put("id", id)
                .put("display_name", "Demo " + id)
                .put("created_at", "2023-11-14T00:00:00Z");
    }

    private static String errorType(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 404 -> "not_found_error";
            case 429 -> "rate_limit_error";
            case 529 -> "overloaded_error";
            default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
    }

    private static @Nullable JsonNode toolResult(JsonNode content) {
        return StreamSupport.stream(content.spliterator(), false)
                .filter(block -> "tool_result".equals(block.path("type").asText()))
                .findFirst()
                .orElse(null);
    }

    private static List<Ask.Tool> tools(JsonNode request) {
        return StreamSupport.stream(request.path("tools").spliterator(), false)
                .filter(tool -> tool.has("input_schema"))
                .map(tool -> new Ask.Tool(tool.path("name").asText(), tool.path("input_schema")))
                .toList();
    }

    private static @Nullable JsonNode schema(JsonNode request) {
        JsonNode newer = request.path("output_config").path("format");
        JsonNode format = newer.isMissingNode() ? request.path("output_format") : newer;
        return format.has("schema") ? format.path("schema") : null;
    }

    private static ObjectNode head(Ask ask, ObjectNode usage) {
        ObjectNode message = JSON.objectNode()
                .put("id", Voice.id("msg_"))
                .put("type", "message")
                .put("role", "assistant")
                .put("model", ask.model());
        message.set("usage", usage);
        return message;
    }

    private static ObjectNode usage(Answer answer, int outputTokens) {
        return JSON.objectNode()
                .put("input_tokens", answer.inputTokens())
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", 0)
                .put("output_tokens", outputTokens);
    }

    private static ObjectNode call(Answer.Call call) {
        return JSON.objectNode()
                .put("type", "tool_use")
                .put("id", Voice.id("toolu_"))
                .put("name", call.name());
    }

    private static String stop(Answer answer) {
        return answer.call() == null ? "end_turn" : "tool_use";
    }

    private static void addText(List<String> events, String text) {
        begin(events, 0, JSON.objectNode().put("type", "text").put("text", ""));
        add(events, "ping", JSON.objectNode());
        for (String piece : Answer.pieces(text)) {
            delta(events, 0, JSON.objectNode().put("type", "text_delta").put("text", piece));
        }
        end(events, 0);
    }

    private static void addCall(List<String> events, Answer.Call call) {
        begin(events, 1, call(call).set("input", JSON.objectNode()));
        delta(events, 1, JSON.objectNode().put("type", "input_json_delta").put("partial_json", ""));
        for (String piece : Answer.pieces(call.arguments().toString())) {
            delta(events, 1, JSON.objectNode().put("type", "input_json_delta").put("partial_json", piece));
        }
        end(events, 1);
    }

    private static void begin(List<String> events, int index, JsonNode block) {
        add(events, "content_block_start", JSON.objectNode().put("index", index).set("content_block", block));
    }

    private static void delta(List<String> events, int index, JsonNode delta) {
        add(events, "content_block_delta", JSON.objectNode().put("index", index).set("delta", delta));
    }

    private static void end(List<String> events, int index) {
        add(events, "content_block_stop", JSON.objectNode().put("index", index));
    }

    private static void add(List<String> events, String name, ObjectNode rest) {
        ObjectNode data = JSON.objectNode().put("type", name);
        data.setAll(rest);
        events.add("event: " + name + "\ndata: " + data + "\n\n");
    }
}
