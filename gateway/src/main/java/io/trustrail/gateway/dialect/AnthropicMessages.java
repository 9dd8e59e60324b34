package io.trustrail.gateway.dialect;

import static io.trustrail.gateway.guard.Origin.ASSISTANT;
import static io.trustrail.gateway.guard.Origin.METADATA;
import static io.trustrail.gateway.guard.Origin.REASONING;
import static io.trustrail.gateway.guard.Origin.SYSTEM;
import static io.trustrail.gateway.guard.Origin.TOOL_CALL;
import static io.trustrail.gateway.guard.Origin.TOOL_DEFINITION;
import static io.trustrail.gateway.guard.Origin.TOOL_RESULT;
import static io.trustrail.gateway.guard.Origin.USER;

import io.trustrail.gateway.dialect.Rule.Shape;
import io.trustrail.gateway.sse.SseEvent;
import io.vertx.core.MultiMap;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/** Anthropic's messages. */
final class AnthropicMessages extends Dialect {

    AnthropicMessages() {
        super("anthropic-messages", "/v1/messages", promptTable(), replyTable(), eventTable());
    }

    private static TextTable promptTable() {
        var block = "messages/*/content/*/";
        return TextTable.unknownAs(Treatment.TREE)
                .text(SYSTEM, "system", "system/*/text")
                .text(null, "messages/*/content", block + "text")
                .text(TOOL_RESULT, block + "content", block + "content/*/text")
                .tree(TOOL_CALL, block + "input")
                .text(TOOL_CALL, block + "name")
                .sealed(REASONING, block + "thinking", block + "data")
                .text(
                        USER,
                        block + "title",
                        block + "context",
                        block + "source/content",
                        block + "source/content/*/text")
                .mediaOrText("attachment", USER, block + "source/data")
                .mediaOrText("attachment", TOOL_RESULT, block + "content/*/source/data")
                .media("attachment", block + "source/url", block + "source/file_id", block + "content/*/source/url")
                .media("attachment", block + "content/*/source/file_id")
                .text(TOOL_DEFINITION, "tools/*/name", "tools/*/description")
                .tree(TOOL_DEFINITION, "tools/*/input_schema")
                .tree(METADATA, "metadata")
                .skip("messages/*/role", block + "type", block + "id", block + "tool_use_id", block + "signature")
                .skip(block + "cache_control", block + "content/*/type", block + "content/*/cache_control")
                .skip(block + "source/type", block + "source/media_type", block + "content/*/source/type")
                .skip(block + "content/*/source/media_type", "system/*/type", "system/*/cache_control")
                .skip("tools/*/type", "tools/*/cache_control", "tool_choice", "thinking", "service_tier", "container")
                .facts("model", "stream", "messages", "max_tokens")
                .noted("tools", "mcp_servers")
                .shape(Shape.STRING, "model", "messages/*/role", block + "text")
                .shape(Shape.STRING_OR_PARTS, "system", "messages/*/content", block + "content")
                .shape(Shape.ARRAY, "messages")
                .shape(Shape.BOOLEAN, "stream")
                .build();
    }

    private static TextTable replyTable() {
        return TextTable.unknownAs(Treatment.TEXT)
                .text(ASSISTANT, "content/*/text")
                .text(METADATA, "error")
                .tree(TOOL_CALL, "content/*/input")
                .sealed(REASONING, "content/*/thinking")
                .skip("content/*/type", "content/*/id", "content/*/name", "content/*/signature", "content/*/data")
                .skip("role", "stop_sequence", "service_tier")
                .facts("id", "type", "model", "stop_reason", "usage", "error")
                .facts("usage/input_tokens", "usage/output_tokens")
                .facts("usage/cache_read_input_tokens", "usage/cache_creation_input_tokens")
                .build();
    }

    private static TextTable eventTable() {
        return TextTable.unknownAs(Treatment.TEXT)
                .text(ASSISTANT, "delta/text", "content_block/text")
                .text(METADATA, "error")
                .json(TOOL_CALL, "delta/partial_json")
                .tree(TOOL_CALL, "content_block/input")
                .sealed(REASONING, "delta/thinking", "content_block/thinking")
                .channel("text", "delta/text")
                .channel("partial_json", "delta/partial_json")
                .channel("thinking", "delta/thinking")
                .skip("delta/type", "delta/signature", "delta/stop_sequence", "content_block/type", "content_block/id")
                .skip("content_block/name", "content_block/signature", "content_block/data", "message/role")
                .skip("message/type", "message/content", "message/service_tier")
                .facts("type", "index", "message/id", "message/model", "message/usage/input_tokens")
                .facts("message/usage/output_tokens", "usage/input_tokens", "usage/output_tokens")
                .facts("message/usage/cache_read_input_tokens", "message/usage/cache_creation_input_tokens")
                .facts("usage/cache_read_input_tokens", "usage/cache_creation_input_tokens")
                .facts("delta/stop_reason", "error")
                .build();
    }

    @Override
    public boolean isEnd(byte[] data) {
        return false;
    }

    @Override
    public boolean wantsJson(Message prompt) {
        return false;
    }

    @Override
    public boolean canAskAgain(Message prompt) {
        return !prompt.has("tools") && !prompt.has("mcp_servers");
    }

    @Override
    public Optional<Splice> askUsage(Message prompt) {
        return Optional.empty();
    }

    @Override
    public boolean isOnlyUsage(Message event) {
        return false;
    }

    @Override
    public Optional<Finish> finish(Message reply) {
        var reason = reply.string("stop_reason") + reply.string("delta/stop_reason");
        return reason.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        switch (reason) {
                            case "max_tokens", "model_context_window_exceeded" -> Finish.LENGTH;
                            case "refusal" -> Finish.FILTERED;
                            default -> Finish.DONE;
                        });
    }

    @Override
    public boolean isError(Message reply) {
        return reply.string("type").equals("error") || reply.has("error");
    }

    @Override
    public Usage usage(Message reply) {
        return counted(reply, "message/usage/").then(counted(reply, "usage/"));
    }

    private static Usage counted(Message reply, String at) {
        return new Usage(
                reply.number(at + "input_tokens"),
                reply.number(at + "output_tokens"),
                reply.number(at + "cache_read_input_tokens"),
                reply.number(at + "cache_creation_input_tokens"));
    }

    @Override
    public Asking asking(Message prompt) {
        return new Asking(prompt.number("max_tokens"), 1);
    }

    @Override
    public List<Integer> follow(Message event, StreamState state) {
        int index = event.fact("type").map(Fact::index).orElse(0);
        switch (event.string("type")) {
            case "message_start" -> {
                state.start();
                event.scalar("message/id").ifPresent(json -> state.keep("id", json));
                event.scalar("message/model").ifPresent(json -> state.keep("model", json));
                state.count(usage(event));
            }
            case "content_block_start" -> state.opens(index);
            case "content_block_stop" -> {
                return List.of(index);
            }
            case "message_delta" -> state.count(usage(event));
            case "message_stop" -> state.end();
            default -> {}
        }
        return List.of();
    }

    @Override
    public boolean isComplete(StreamState state) {
        return state.hasEnded();
    }

    @Override
    public byte[] piece(Channel channel, String text, StreamState state) {
        var type = channel.kind().equals("partial_json") ? "input_json_delta" : channel.kind() + "_delta";
        return event(
                "content_block_delta",
                "\"index\":" + channel.outer() + ",\"delta\":{\"type\":\"" + type + "\",\"" + channel.kind() + "\":"
                        + Json.quote(text) + "}");
    }

    private static byte[] event(String type, String members) {
        var json = "{\"type\":\"" + type + "\"" + (members.isEmpty() ? "" : "," + members) + "}";
        return SseEvent.encode(type, Json.utf8(json));
    }

    @Override
    public byte[] filteredEnd(StreamState state) {
        var out = new ByteArrayOutputStream();
        if (!state.hasDelivered()) {
            start(out, state);
        }
        state.openOnes().forEach(index -> out.writeBytes(event("content_block_stop", "\"index\":" + index)));
        end(out, state, "refusal");
        return out.toByteArray();
    }

    @Override
    public byte[] answerStream(StreamState state, String sentence) {
        var out = new ByteArrayOutputStream();
        start(out, state);
        out.writeBytes(event("content_block_start", "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}"));
        out.writeBytes(piece(new Channel("text", 0, 0), sentence, state));
        out.writeBytes(event("content_block_stop", "\"index\":0"));
        end(out, state, "end_turn");
        return out.toByteArray();
    }

    private static void start(ByteArrayOutputStream out, StreamState state) {
        out.writeBytes(event(
                "message_start",
                "\"message\":"
                        + message(state.kept("id", "\"\""), state.kept("model", "\"\""), "", "null", Usage.UNKNOWN)));
    }

    private static void end(ByteArrayOutputStream out, StreamState state, String stopReason) {
        out.writeBytes(event(
                "message_delta",
                "\"delta\":{\"stop_reason\":\"" + stopReason
                        + "\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":"
                        + Math.max(0, state.usage().output()) + "}"));
        out.writeBytes(event("message_stop", ""));
    }

    @Override
    public byte[] filteredReply(Message reply, String sentence) {
        return whole(reply, sentence, "\"refusal\"");
    }

    @Override
    public byte[] answer(Message reply, String sentence) {
        return whole(reply, sentence, "\"end_turn\"");
    }

    private byte[] whole(Message reply, String sentence, String stopReason) {
        var block = "{\"type\":\"text\",\"text\":" + Json.quote(sentence) + "}";
        return Json.utf8(message(
                reply.scalar("id").orElse("\"\""),
                reply.scalar("model").orElse("\"\""),
                block,
                stopReason,
                usage(reply)));
    }

    private static String message(String id, String model, String block, String stopReason, Usage usage) {
        return "{\"id\":" + id + ",\"type\":\"message\",\"role\":\"assistant\",\"model\":" + model + ",\"content\":["
                + block
                + "],\"stop_reason\":" + stopReason + ",\"stop_sequence\":null,\"usage\":{\"input_tokens\":"
                + Math.max(0, usage.fresh()) + ",\"output_tokens\":" + Math.max(0, usage.output()) + "}}";
    }

    @Override
    public String key(MultiMap headers) {
        var key = headers.get("x-api-key");
        return key != null ? key : Bearer.token(headers);
    }

    @Override
    public byte[] error(ErrorShape error) {
        return Json.utf8("{\"type\":\"error\",\"error\":{\"type\":\"" + type(error.status()) + "\",\"message\":"
                + Json.quote(error.message()) + ",\"code\":" + Json.quote(error.code()) + ",\"param\":"
                + (error.field().isEmpty() ? "null" : Json.quote(error.field())) + "},\"request_id\":"
                + Json.quote(error.call()) + "}");
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 504 -> "timeout_error";
            default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
    }

    @Override
    public byte[] errorEvent(ErrorShape error) {
        return SseEvent.encode("error", error(error));
    }

    @Override
    public List<String> forwardedHeaders() {
        return List.of("anthropic-version", "anthropic-beta");
    }

    @Override
    public byte[] models(List<String> names) {
        var data = names.stream().map(AnthropicMessages::modelJson).toList();
        var first = names.isEmpty() ? "null" : Json.quote(names.get(0));
        var last = names.isEmpty() ? "null" : Json.quote(names.get(names.size() - 1));
        return Json.utf8("{\"data\":[" + String.join(",", data) + "],\"has_more\":false,\"first_id\":" + first
                + ",\"last_id\":" + last + "}");
    }

    @Override
    public byte[] model(String name) {
        return Json.utf8(modelJson(name));
    }

    private static String modelJson(String name) {
        return "{\"type\":\"model\",\"id\":" + Json.quote(name) + ",\"display_name\":" + Json.quote(name)
                + ",\"created_at\":\"1970-01-01T00:00:00Z\"}";
    }
}
