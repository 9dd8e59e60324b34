package io.trustrail.gateway.it.canary;

import io.trustrail.gateway.it.fixture.Events;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.AnthropicReplies;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.trustrail.gateway.it.vendor.Pieces;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Streams of a text and a tool call, and what a caller reads out of one. */
final class ToolStreams {

    private static final int PIECE = 18;

    private ToolStreams() {}

    static String of(Wire wire, String text, String arguments) {
        return wire == Wire.OPENAI ? openAi(text, arguments) : anthropic(text, arguments);
    }

    /** The same in one piece. */
    static JsonObject whole(Wire wire, String text, String arguments) {
        if (wire == Wire.ANTHROPIC) {
            return AnthropicReplies.message(
                    "tool_use",
                    AnthropicReplies.textBlock(text),
                    AnthropicReplies.toolUse("toolu_1", "send", new JsonObject(arguments)));
        }
        var answer = OpenAiReplies.toolCalls(OpenAiReplies.call("call_1", "send", arguments));
        answer.getJsonArray("choices").getJsonObject(0).getJsonObject("message").put("content", text);
        return answer;
    }

    /** The arguments of the one tool call of a whole reply. */
    static List<String> calls(Wire wire, JsonObject answer) {
        return wire == Wire.ANTHROPIC
                ? List.of(answer.getJsonArray("content")
                        .getJsonObject(1)
                        .getJsonObject("input")
                        .encode())
                : List.of(answer.getJsonArray("choices")
                        .getJsonObject(0)
                        .getJsonObject("message")
                        .getJsonArray("tool_calls")
                        .getJsonObject(0)
                        .getJsonObject("function")
                        .getString("arguments"));
    }

    private static String openAi(String text, String arguments) {
        return OpenAiReplies.start(0)
                + joined(text, piece -> OpenAiReplies.text(0, piece))
                + OpenAiReplies.toolStart(0, 0, "call_1", "send")
                + joined(arguments, piece -> OpenAiReplies.toolPiece(0, 0, piece))
                + OpenAiReplies.finish(0, "tool_calls")
                + OpenAiReplies.done();
    }

    private static String anthropic(String text, String arguments) {
        return AnthropicReplies.start()
                + AnthropicReplies.blockStart(0, AnthropicReplies.textBlock(""))
                + joined(text, piece -> AnthropicReplies.text(0, piece))
                + AnthropicReplies.blockStop(0)
                + AnthropicReplies.blockStart(1, AnthropicReplies.toolUse("toolu_1", "send", new JsonObject()))
                + joined(arguments, piece -> AnthropicReplies.toolPiece(1, piece))
                + AnthropicReplies.blockStop(1)
                + AnthropicReplies.finish("tool_use");
    }

    private static String joined(String text, Function<String, String> event) {
        return Pieces.of(text, PIECE).stream().map(event).collect(Collectors.joining());
    }

    /** The arguments of each tool call, joined. */
    static List<String> arguments(Wire wire, String stream) {
        var calls = new TreeMap<Integer, String>();
        Events.json(stream).forEach(event -> {
            if (wire == Wire.OPENAI) {
                addOpenAi(event, calls);
            } else if (event.containsKey("delta")) {
                add(
                        calls,
                        event.getInteger("index", 0),
                        event.getJsonObject("delta").getString("partial_json"));
            }
        });
        return List.copyOf(calls.values());
    }

    private static void addOpenAi(JsonObject chunk, Map<Integer, String> calls) {
        for (var choice : chunk.getJsonArray("choices", new JsonArray())) {
            var delta = ((JsonObject) choice).getJsonObject("delta");
            for (var call : delta.getJsonArray("tool_calls", new JsonArray())) {
                var piece = (JsonObject) call;
                add(
                        calls,
                        piece.getInteger("index"),
                        piece.getJsonObject("function").getString("arguments"));
            }
        }
    }

    private static void add(Map<Integer, String> calls, int index, String piece) {
        if (piece != null) {
            calls.merge(index, piece, String::concat);
        }
    }
}
