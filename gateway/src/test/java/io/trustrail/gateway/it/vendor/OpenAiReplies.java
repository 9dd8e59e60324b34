package io.trustrail.gateway.it.vendor;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Chat completions as OpenAI writes them. */
public final class OpenAiReplies {

    public static final String MODEL = "gpt-4.1-mini-2025-04-14";

    private OpenAiReplies() {}

    /** One choice per text. */
    public static JsonObject texts(String... texts) {
        var choices = new JsonArray();
        for (String text : texts) {
            choices.add(choice(choices.size(), new JsonObject().put("content", text), "stop"));
        }
        return completion(choices);
    }

    /** One choice that calls tools. */
    public static JsonObject toolCalls(JsonObject... calls) {
        var message = new JsonObject().putNull("content").put("tool_calls", JsonArray.of((Object[]) calls));
        return completion(new JsonArray().add(choice(0, message, "tool_calls")));
    }

    /** A call of a function, as messages carry it. */
    public static JsonObject call(String id, String name, String arguments) {
        return new JsonObject()
                .put("id", id)
                .put("type", "function")
                .put("function", new JsonObject().put("name", name).put("arguments", arguments));
    }

    public static JsonObject error(String message, String type, @Nullable String code) {
        return new JsonObject()
                .put(
                        "error",
                        new JsonObject()
                                .put("message", message)
                                .put("type", type)
                                .putNull("param")
                                .put("code", code));
    }

    /** A stream of one choice whose text comes in these pieces. */
    public static String stream(String... pieces) {
        var events = new StringBuilder(start(0));
        for (String piece : pieces) {
            events.append(text(0, piece));
        }
        return events.append(finish(0, "stop")).append(done()).toString();
    }

    /** The first chunk of a choice. */
    public static String start(int choice) {
        return chunk(choice, new JsonObject().put("role", "assistant").put("content", ""), null);
    }

    public static String text(int choice, String piece) {
        return chunk(choice, new JsonObject().put("content", piece), null);
    }

    /** The first chunk of a tool call. */
    public static String toolStart(int choice, int tool, String id, String name) {
        return tool(choice, call(id, name, "").put("index", tool));
    }

    public static String toolPiece(int choice, int tool, String arguments) {
        var function = new JsonObject().put("arguments", arguments);
        return tool(choice, new JsonObject().put("index", tool).put("function", function));
    }

    public static String finish(int choice, String reason) {
        return chunk(choice, new JsonObject(), reason);
    }

    /** The chunk that counts tokens, when it was asked for. */
    public static String usage() {
        return data(envelope("chat.completion.chunk")
                .put("choices", new JsonArray())
                .put("usage", tokens())
                .encode());
    }

    public static String done() {
        return data("[DONE]");
    }

    public static String data(String data) {
        return "data: " + data + "\n\n";
    }

    private static String tool(int choice, JsonObject call) {
        return chunk(choice, new JsonObject().put("tool_calls", new JsonArray().add(call)), null);
    }

    private static String chunk(int choice, JsonObject delta, @Nullable String finish) {
        var entry = new JsonObject().put("index", choice).put("delta", delta).put("finish_reason", finish);
        return data(envelope("chat.completion.chunk")
                .put("choices", new JsonArray().add(entry))
                .encode());
    }

    private static JsonObject choice(int index, JsonObject message, String finish) {
        var whole = new JsonObject().put("role", "assistant").mergeIn(message).putNull("refusal");
        return new JsonObject()
                .put("index", index)
                .put("message", whole)
                .putNull("logprobs")
                .put("finish_reason", finish);
    }

    private static JsonObject completion(JsonArray choices) {
        return envelope("chat.completion").put("choices", choices).put("usage", tokens());
    }

    private static JsonObject envelope(String object) {
        return new JsonObject()
                .put("id", "chatcmpl-mock1")
                .put("object", object)
                .put("created", 1_764_000_000)
                .put("model", MODEL);
    }

    private static JsonObject tokens() {
        return new JsonObject()
                .put("prompt_tokens", 11)
                .put("completion_tokens", 7)
                .put("total_tokens", 18);
    }
}
