package io.trustrail.gateway.vendor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** OpenAI chat completions. */
final class OpenAiVoice implements Voice {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_CHOICES = 16;

    @Override
    public Ask ask(JsonNode request) {
        JsonNode messages = Messages.of(request);
        JsonNode last = messages.path(messages.size() - 1);
        boolean toolResult = "tool".equals(last.path("role").asText());
        JsonNode input = toolResult ? last : Messages.lastUser(messages);
        return new Ask(
                request.path("model").asText(),
                Messages.text(input.path("content")),
                toolResult,
                messages.toString().length(),
                tools(request),
                schema(request.path("response_format")),
                request.path("stream").asBoolean(),
                Math.max(1, Math.min(MOST_CHOICES, request.path("n").asInt(1))),
                request.path("stream_options").path("include_usage").asBoolean(),
                request.path("logprobs").asBoolean());
    }

    @Override
    public ObjectNode whole(Ask ask, Answer answer) {
        ObjectNode reply = head(ask, "chat.completion", Voice.id("chatcmpl-"), now());
        ArrayNode choices = reply.putArray("choices");
        for (int index = 0; index < answer.texts().size(); index++) {
            String text = answer.texts().get(index);
            ObjectNode choice = choices.addObject().put("index", index);
            ObjectNode message = choice.putObject("message").put("role", "assistant");
            message.put("content", text).putNull("refusal");
            if (answer.call() != null) {
                message.putArray("tool_calls")
                        .add(call(answer.call(), answer.call().arguments().toString()));
            }
            choice.set("logprobs", ask.logprobs() ? logprobs(Answer.pieces(text)) : JSON.nullNode());
            choice.put("finish_reason", finish(answer));
        }
        reply.set("usage", usage(answer));
        return reply;
    }

    @Override
    public List<String> events(Ask ask, Answer answer) {
        return new Chunks(ask, answer).write();
    }

    @Override
    public ObjectNode error(int status, String message, String requestId) {
        ObjectNode error = JSON.objectNode();
        error.putObject("error")
                .put("message", message)
                .put("type", errorType(status))
                .putNull("param")
                .put("code", status == 429 ? "rate_limit_exceeded" : null);
        return error;
    }

    @Override
    public String requestIdHeader() {
        return "x-request-id";
    }

    /** The models of the list, in OpenAI's shape. */
    static ObjectNode model(String id) {
        return JSON.objectNode()
                .put("id", id)
                .put("object", "model")
                .put("created", 1_700_000_000)
                .put("owned_by", "trustrail-demo");
    }

    private static String errorType(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 429 -> "requests";
            default -> status >= 500 ? "server_error" : "invalid_request_error";
        };
    }

    private static List<Ask.Tool> tools(JsonNode request) {
        return StreamSupport.stream(request.path("tools").spliterator(), false)
                .map(tool -> tool.path("function"))
                .filter(function -> function.has("name"))
                .map(function -> new Ask.Tool(function.path("name").asText(), function.path("parameters")))
                .toList();
    }

    private static @Nullable JsonNode schema(JsonNode format) {
        return switch (format.path("type").asText()) {
            case "json_schema" -> format.path("json_schema").path("schema");
            case "json_object" -> Messages.anyObject();
            default -> null;
        };
    }

    private static ObjectNode head(Ask ask, String object, String id, long created) {
        return JSON.objectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", ask.model())
                .put("system_fingerprint", "fp_demo");
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static ObjectNode call(Answer.Call call, String arguments) {
        ObjectNode made = JSON.objectNode().put("id", Voice.id("call_")).put("type", "function");
        made.putObject("function").put("name", call.name()).put("arguments", arguments);
        return made;
    }

    private static String finish(Answer answer) {
        return answer.call() == null ? "stop" : "tool_calls";
    }

    private static ObjectNode usage(Answer answer) {
        return JSON.objectNode()
                .put("prompt_tokens", answer.inputTokens())
                .put("completion_tokens", answer.outputTokens())
                .put("total_tokens", answer.inputTokens() + answer.outputTokens());
    }

    private static ObjectNode logprobs(List<String> pieces) {
        ObjectNode logprobs = JSON.objectNode();
        ArrayNode content = logprobs.putArray("content");
        for (String piece : pieces) {
            ObjectNode token = content.addObject().put("token", piece).put("logprob", -0.1);
            ArrayNode bytes = token.putArray("bytes");
            for (byte one : piece.getBytes(StandardCharsets.UTF_8)) {
                bytes.add(one & 0xFF);
            }
            token.putArray("top_logprobs");
        }
        logprobs.putNull("refusal");
        return logprobs;
    }

    /** One streamed reply; its chunks share id and time, and the choices take turns. */
    private static final class Chunks {

        private final Ask ask;
        private final Answer answer;
        private final String id = Voice.id("chatcmpl-");
        private final long created = now();
        private final List<String> events = new ArrayList<>();

        Chunks(Ask ask, Answer answer) {
            this.ask = ask;
            this.answer = answer;
        }

        List<String> write() {
            List<List<String>> pieces =
                    answer.texts().stream().map(Answer::pieces).toList();
            for (int choice = 0; choice < pieces.size(); choice++) {
                add(choice, JSON.objectNode().put("role", "assistant").put("content", ""), null, List.of());
            }
            int longest = pieces.stream().mapToInt(List::size).max().orElse(0);
            for (int at = 0; at < longest; at++) {
                for (int choice = 0; choice < pieces.size(); choice++) {
                    if (at < pieces.get(choice).size()) {
                        String piece = pieces.get(choice).get(at);
                        add(choice, JSON.objectNode().put("content", piece), null, List.of(piece));
                    }
                }
            }
            if (answer.call() != null) {
                addCall(answer.call());
            }
            for (int choice = 0; choice < pieces.size(); choice++) {
                add(choice, JSON.objectNode(), finish(answer), List.of());
            }
            if (ask.usage()) {
                addUsage();
            }
            events.add("data: [DONE]\n\n");
            return events;
        }

        private void addCall(Answer.Call call) {
            ObjectNode begin = JSON.objectNode();
            begin.putArray("tool_calls").add(call(call, "").put("index", 0));
            add(0, begin, null, List.of());
            for (String piece : Answer.pieces(call.arguments().toString())) {
                ObjectNode delta = JSON.objectNode();
                delta.putArray("tool_calls")
                        .addObject()
                        .put("index", 0)
                        .putObject("function")
                        .put("arguments", piece);
                add(0, delta, null, List.of());
            }
        }

        private void addUsage() {
            ObjectNode last = head(ask, "chat.completion.chunk", id, created);
            last.putArray("choices");
            last.set("usage", usage(answer));
            events.add("data: " + last + "\n\n");
        }

        private void add(int index, ObjectNode delta, @Nullable String finish, List<String> tokens) {
            ObjectNode chunk = head(ask, "chat.completion.chunk", id, created);
            ObjectNode choice = chunk.putArray("choices").addObject().put("index", index);
            choice.set("delta", delta);
            choice.set("logprobs", ask.logprobs() && !tokens.isEmpty() ? logprobs(tokens) : JSON.nullNode());
            choice.put("finish_reason", finish);
            if (ask.usage()) {
                chunk.putNull("usage");
            }
            events.add("data: " + chunk + "\n\n");
        }
    }
}
