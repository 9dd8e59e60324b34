package io.trustrail.gateway.it.vendor;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Messages as Anthropic writes them. */
public final class AnthropicReplies {

    public static final String MODEL = "claude-sonnet-4-5-20250929";

    private AnthropicReplies() {}

    public static JsonObject text(String text) {
        return message("end_turn", textBlock(text));
    }

    /** A message of these content blocks. */
    public static JsonObject message(String stopReason, JsonObject... blocks) {
        return envelope()
                .put("content", JsonArray.of((Object[]) blocks))
                .put("stop_reason", stopReason)
                .putNull("stop_sequence");
    }

    public static JsonObject textBlock(String text) {
        return new JsonObject().put("type", "text").put("text", text);
    }

    public static JsonObject toolUse(String id, String name, JsonObject input) {
        return new JsonObject()
                .put("type", "tool_use")
                .put("id", id)
                .put("name", name)
                .put("input", input);
    }

    public static JsonObject error(String type, String message) {
        return new JsonObject()
                .put("type", "error")
                .put("error", new JsonObject().put("type", type).put("message", message))
                .put("request_id", "req_mock1");
    }

    /** A stream of one text block whose text comes in these pieces. */
    public static String stream(String... pieces) {
        var events = new StringBuilder(start()).append(blockStart(0, textBlock("")));
        for (String piece : pieces) {
            events.append(text(0, piece));
        }
        return events.append(blockStop(0)).append(finish("end_turn")).toString();
    }

    public static String start() {
        var message = envelope()
                .put("content", new JsonArray())
                .putNull("stop_reason")
                .putNull("stop_sequence");
        return event("message_start", new JsonObject().put("message", message));
    }

    public static String blockStart(int index, JsonObject block) {
        return event("content_block_start", new JsonObject().put("index", index).put("content_block", block));
    }

    public static String text(int index, String piece) {
        return delta(index, new JsonObject().put("type", "text_delta").put("text", piece));
    }

    public static String toolPiece(int index, String json) {
        return delta(index, new JsonObject().put("type", "input_json_delta").put("partial_json", json));
    }

    public static String delta(int index, JsonObject delta) {
        return event("content_block_delta", new JsonObject().put("index", index).put("delta", delta));
    }

    public static String blockStop(int index) {
        return event("content_block_stop", new JsonObject().put("index", index));
    }

    public static String ping() {
        return event("ping", new JsonObject());
    }

    /** The two events that end every message. */
    public static String finish(String stopReason) {
        var delta = new JsonObject().put("stop_reason", stopReason).putNull("stop_sequence");
        var usage = new JsonObject().put("output_tokens", 7);
        return event("message_delta", new JsonObject().put("delta", delta).put("usage", usage))
                + event("message_stop", new JsonObject());
    }

    public static String event(String type, JsonObject fields) {
        var data = new JsonObject().put("type", type).mergeIn(fields);
        return "event: " + type + "\ndata: " + data.encode() + "\n\n";
    }

    private static JsonObject envelope() {
        return new JsonObject()
                .put("id", "msg_mock1")
                .put("type", "message")
                .put("role", "assistant")
                .put("model", MODEL)
                .put("usage", new JsonObject().put("input_tokens", 11).put("output_tokens", 7));
    }
}
