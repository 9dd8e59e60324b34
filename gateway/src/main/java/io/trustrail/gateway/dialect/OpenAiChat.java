package io.trustrail.gateway.dialect;

import static io.trustrail.gateway.guard.Origin.ASSISTANT;
import static io.trustrail.gateway.guard.Origin.METADATA;
import static io.trustrail.gateway.guard.Origin.REASONING;
import static io.trustrail.gateway.guard.Origin.TOOL_CALL;
import static io.trustrail.gateway.guard.Origin.TOOL_DEFINITION;

import io.trustrail.gateway.dialect.Rule.Shape;
import io.trustrail.gateway.sse.SseEvent;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** OpenAI's chat completions, and every server that speaks them. */
final class OpenAiChat extends Dialect {

    private static final String DONE = "[DONE]";
    private static final String FILTERED = "\"content_filter\"";
    private static final String STOP = "\"stop\"";
    private static final String FINISH = "choices/*/finish_reason";
    private static final String CACHED = "usage/prompt_tokens_details/cached_tokens";
    private static final String INDEX = "choices/*/index";

    OpenAiChat() {
        super(
                "openai-chat",
                "/v1/chat/completions",
                promptTable(),
                replyTable("message", false),
                replyTable("delta", true));
    }

    private static TextTable promptTable() {
        return TextTable.unknownAs(Treatment.TREE)
                .text(null, "messages/*/content", "messages/*/content/*/text")
                .text(ASSISTANT, "messages/*/refusal", "messages/*/content/*/refusal")
                .text(REASONING, "messages/*/reasoning_content")
                .json(TOOL_CALL, "messages/*/tool_calls/*/function/arguments", "messages/*/function_call/arguments")
                .text(TOOL_CALL, "messages/*/tool_calls/*/function/name", "messages/*/tool_calls/*/custom/input")
                .text(TOOL_DEFINITION, "tools/*/function/name", "tools/*/function/description")
                .tree(TOOL_DEFINITION, "tools/*/function/parameters", "tools/*/custom", "functions")
                .tree(TOOL_DEFINITION, "response_format/json_schema")
                .text(ASSISTANT, "prediction/content", "prediction/content/*/text")
                .tree(METADATA, "metadata")
                .media("image", "messages/*/content/*/image_url")
                .media("audio", "messages/*/content/*/input_audio", "messages/*/audio")
                .media("file", "messages/*/content/*/file/file_data", "messages/*/content/*/file/file_id")
                .skip("messages/*/role", "messages/*/content/*/type", "messages/*/tool_call_id")
                .skip("messages/*/tool_calls/*/id", "messages/*/tool_calls/*/type", "messages/*/tool_calls/*/index")
                .skip("tools/*/type", "tools/*/function/strict", "tool_choice", "function_call", "response_format/type")
                .skip("audio", "modalities", "service_tier", "reasoning_effort", "verbosity", "logit_bias", "seed")
                .skip("prediction/type", "prediction/content/*/type")
                .facts("model", "stream", "messages", "stream_options", "stream_options/include_usage", "logprobs")
                .facts("response_format/type", "max_tokens", "max_completion_tokens", "n")
                .noted("tools", "functions", "web_search_options")
                .shape(Shape.STRING, "model", "messages/*/role")
                .shape(Shape.STRING, "messages/*/tool_calls/*/function/arguments", "messages/*/content/*/text")
                .shape(Shape.STRING_OR_PARTS, "messages/*/content")
                .shape(Shape.ARRAY, "messages")
                .shape(Shape.BOOLEAN, "stream", "stream_options/include_usage", "logprobs")
                .shape(Shape.OBJECT, "stream_options")
                .build();
    }

    /** A whole reply and an event differ in the name of the message, and in that an event carries pieces. */
    private static TextTable replyTable(String message, boolean streamed) {
        var at = "choices/*/" + message + "/";
        var table = TextTable.unknownAs(Treatment.TEXT)
                .text(ASSISTANT, at + "content", at + "refusal")
                .text(REASONING, at + "reasoning_content", at + "reasoning")
                .text(ASSISTANT, at + "audio/transcript")
                .text(METADATA, "error")
                .json(TOOL_CALL, at + "tool_calls/*/function/arguments", at + "function_call/arguments")
                .text(TOOL_CALL, at + "tool_calls/*/custom/input")
                .media("audio", at + "audio/data")
                .echo("choices/*/logprobs")
                .skip("object", "system_fingerprint", "service_tier", "obfuscation", at + "role", at + "audio/id")
                .skip(at + "tool_calls/*/id", at + "tool_calls/*/type", at + "tool_calls/*/function/name")
                .skip(at + "function_call/name", at + "tool_calls/*/custom/name")
                .facts("id", "created", "model", "choices", FINISH, INDEX, "usage", "error")
                .facts("usage/prompt_tokens", "usage/completion_tokens", CACHED);
        if (streamed) {
            table.channel("content", at + "content")
                    .channel("refusal", at + "refusal")
                    .channel("reasoning_content", at + "reasoning_content")
                    .channel("reasoning", at + "reasoning")
                    .channel("transcript", at + "audio/transcript")
                    .channel("arguments", at + "tool_calls/*/function/arguments")
                    .channel("input", at + "tool_calls/*/custom/input")
                    .channel("function_call", at + "function_call/arguments");
        }
        return table.build();
    }

    @Override
    public boolean isEnd(byte[] data) {
        return data.length == DONE.length() && new String(data, StandardCharsets.US_ASCII).equals(DONE);
    }

    @Override
    public boolean wantsJson(Message prompt) {
        return prompt.string("response_format/type").startsWith("json");
    }

    @Override
    public Optional<Splice> askUsage(Message prompt) {
        if (!wantsStream(prompt) || prompt.isTrue("stream_options/include_usage")) {
            return Optional.empty();
        }
        var option = prompt.fact("stream_options/include_usage");
        if (option.isPresent()) {
            return Optional.of(new Splice(option.get().start(), option.get().end(), "true"));
        }
        var options = prompt.fact("stream_options");
        if (options.isEmpty()) {
            return Optional.of(prompt.member("\"stream_options\":{\"include_usage\":true}"));
        }
        var there = options.get();
        return Optional.of(
                there.kind() == Fact.Kind.STRUCTURE
                        ? new Splice(there.end(), there.end(), "\"include_usage\":true" + comma(prompt, there))
                        : new Splice(there.start(), there.end(), "{\"include_usage\":true}"));
    }

    @Override
    public boolean canAskAgain(Message prompt) {
        boolean acts = prompt.has("tools") || prompt.has("functions") || prompt.has("web_search_options");
        return !acts && prompt.number("n") <= 1;
    }

    @Override
    public Optional<Splice> askLogprobs(Message prompt) {
        if (prompt.isTrue("logprobs")) {
            return Optional.empty();
        }
        return Optional.of(prompt.fact("logprobs")
                .map(fact -> new Splice(fact.start(), fact.end(), "true"))
                .orElseGet(() -> prompt.member("\"logprobs\":true")));
    }

    @Override
    public void logprobs(Message reply, DoubleConsumer each) {
        reply.echoes().forEach(echo -> Logprobs.read(echo, each));
    }

    @Override
    public Optional<Finish> finish(Message reply) {
        return reply.facts().stream()
                .filter(fact -> fact.path().equals(FINISH) && fact.kind() == Fact.Kind.STRING)
                .map(fact -> switch (fact.value()) {
                    case "length" -> Finish.LENGTH;
                    case "content_filter" -> Finish.FILTERED;
                    default -> Finish.DONE;
                })
                .max(Comparator.naturalOrder());
    }

    private static String comma(Message prompt, Fact options) {
        return prompt.isEmptyObject(options) ? "" : ",";
    }

    @Override
    public boolean isOnlyUsage(Message event) {
        return event.isEmptyArray("choices")
                && event.fact("usage/prompt_tokens").isPresent();
    }

    @Override
    public boolean isError(Message reply) {
        return reply.has("error");
    }

    @Override
    public Usage usage(Message reply) {
        if (reply.fact("usage").isEmpty()) {
            return Usage.UNKNOWN;
        }
        // This vendor counts what came from its cache in.
        long input = reply.number("usage/prompt_tokens");
        long cached = Math.min(input, reply.number(CACHED));
        return new Usage(input - Math.max(0, cached), reply.number("usage/completion_tokens"), cached, -1);
    }

    @Override
    public Asking asking(Message prompt) {
        long most = Math.max(prompt.number("max_completion_tokens"), prompt.number("max_tokens"));
        return new Asking(most, Math.max(1, prompt.number("n")));
    }

    @Override
    public List<Integer> follow(Message event, StreamState state) {
        if (!state.hasStarted() && event.fact("id").isPresent()) {
            state.start();
            List.of("id", "created", "model")
                    .forEach(field -> event.scalar(field).ifPresent(json -> state.keep(field, json)));
        }
        state.count(usage(event));
        List<Integer> closed = List.of();
        for (var fact : event.facts()) {
            if (fact.path().equals(INDEX)) {
                state.opens(fact.index());
            } else if (fact.path().equals(FINISH) && fact.kind() != Fact.Kind.NULL) {
                closed = closed.isEmpty() ? new ArrayList<>(1) : closed;
                closed.add(fact.index());
            }
        }
        return closed;
    }

    /* Some compatible servers leave the end mark out: then every choice must have finished. */
    @Override
    public boolean isComplete(StreamState state) {
        return state.hasEnded() || (state.hasStarted() && state.openOnes().isEmpty());
    }

    @Override
    public byte[] piece(Channel channel, String text, StreamState state) {
        var literal = Json.quote(text);
        var delta = switch (channel.kind()) {
            case "arguments" -> tool(channel, "\"function\":{\"arguments\":" + literal + "}");
            case "input" -> tool(channel, "\"custom\":{\"input\":" + literal + "}");
            case "function_call" -> "\"function_call\":{\"arguments\":" + literal + "}";
            case "transcript" -> "\"audio\":{\"transcript\":" + literal + "}";
            default -> "\"" + channel.kind() + "\":" + literal;
        };
        return chunk(state, choice(channel.outer(), delta, "null"));
    }

    private static String tool(Channel channel, String call) {
        return "\"tool_calls\":[{\"index\":" + channel.inner() + "," + call + "}]";
    }

    private static String choice(int index, String delta, String finishReason) {
        return "{\"index\":" + index + ",\"delta\":{" + delta + "},\"finish_reason\":" + finishReason + "}";
    }

    private static byte[] chunk(StreamState state, String choices) {
        var json = "{\"id\":" + state.kept("id", "\"\"") + ",\"object\":\"chat.completion.chunk\",\"created\":"
                + state.kept("created", "0") + ",\"model\":" + state.kept("model", "\"\"") + ",\"choices\":["
                + choices + "]}";
        return SseEvent.encode("", Json.utf8(json));
    }

    @Override
    public byte[] filteredEnd(StreamState state) {
        var choices = state.openOnes().stream()
                .map(index -> choice(index, "", FILTERED))
                .toList();
        var all = choices.isEmpty() ? choice(0, "\"role\":\"assistant\"", FILTERED) : String.join(",", choices);
        return Json.concat(chunk(state, all), SseEvent.encode("", Json.utf8(DONE)));
    }

    @Override
    public byte[] filteredReply(Message reply, String sentence) {
        return whole(reply, "\"content\":null,\"refusal\":" + Json.quote(sentence), FILTERED);
    }

    @Override
    public byte[] answer(Message reply, String sentence) {
        return whole(reply, "\"content\":" + Json.quote(sentence) + ",\"refusal\":null", STOP);
    }

    @Override
    public byte[] answerStream(StreamState state, String sentence) {
        var text = choice(0, "\"role\":\"assistant\",\"content\":" + Json.quote(sentence), "null");
        var end = Json.concat(chunk(state, choice(0, "", STOP)), SseEvent.encode("", Json.utf8(DONE)));
        return Json.concat(chunk(state, text), end);
    }

    private byte[] whole(Message reply, String content, String finishReason) {
        var indexes = reply.facts().stream()
                .filter(fact -> fact.path().equals(INDEX))
                .map(Fact::index)
                .toList();
        var choices = (indexes.isEmpty() ? List.of(0) : indexes)
                .stream()
                        .map(index -> "{\"index\":" + index + ",\"message\":{\"role\":\"assistant\"," + content
                                + "},\"logprobs\":null,\"finish_reason\":" + finishReason + "}")
                        .toList();
        var usage = usage(reply);
        return Json.utf8("{\"id\":" + reply.scalar("id").orElse("\"\"") + ",\"object\":\"chat.completion\",\"created\":"
                + reply.scalar("created").orElse("0") + ",\"model\":"
                + reply.scalar("model").orElse("\"\"") + ",\"choices\":["
                + String.join(",", choices) + "],\"usage\":{\"prompt_tokens\":" + Math.max(0, usage.input())
                + ",\"completion_tokens\":" + Math.max(0, usage.output()) + ",\"total_tokens\":"
                + (Math.max(0, usage.input()) + Math.max(0, usage.output())) + "}}");
    }

    @Override
    public String key(MultiMap headers) {
        var bearer = Bearer.token(headers);
        var azure = headers.get("api-key");
        return bearer.isEmpty() && azure != null ? azure : bearer;
    }

    @Override
    public byte[] error(ErrorShape error) {
        return Json.utf8("{\"error\":{\"message\":" + Json.quote(error.message()) + ",\"type\":\""
                + type(error.status())
                + "\",\"param\":" + (error.field().isEmpty() ? "null" : Json.quote(error.field())) + ",\"code\":"
                + Json.quote(error.code()) + ",\"call\":" + Json.quote(error.call()) + "}}");
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 429 -> "rate_limit_error";
            default -> status >= 500 ? "server_error" : "invalid_request_error";
        };
    }

    @Override
    public byte[] errorEvent(ErrorShape error) {
        return SseEvent.encode("", error(error));
    }

    @Override
    public List<String> forwardedHeaders() {
        return List.of(
                "openai-organization", "openai-project", "openai-beta", "x-client-request-id", "idempotency-key");
    }

    @Override
    public byte[] models(List<String> names) {
        var data = names.stream().map(OpenAiChat::modelJson).toList();
        return Json.utf8("{\"object\":\"list\",\"data\":[" + String.join(",", data) + "]}");
    }

    @Override
    public byte[] model(String name) {
        return Json.utf8(modelJson(name));
    }

    private static String modelJson(String name) {
        return "{\"id\":" + Json.quote(name) + ",\"object\":\"model\",\"created\":0,\"owned_by\":\"trustrail\"}";
    }
}
