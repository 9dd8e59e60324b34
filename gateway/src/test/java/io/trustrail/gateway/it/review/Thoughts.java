package io.trustrail.gateway.it.review;

import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.AnthropicReplies;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/** Replies of models that tell what they thought. */
final class Thoughts {

    private static final String SIGNATURE = "c2lnbmVk";

    private Thoughts() {}

    static JsonObject whole(Wire wire, String thought, String text) {
        if (wire == Wire.ANTHROPIC) {
            return AnthropicReplies.message(
                    "end_turn", block(thought).put("signature", SIGNATURE), AnthropicReplies.textBlock(text));
        }
        var body = OpenAiReplies.texts(text);
        body.getJsonArray("choices").getJsonObject(0).getJsonObject("message").put("reasoning_content", thought);
        return body;
    }

    static String stream(Wire wire, List<String> thought, String text) {
        if (wire == Wire.ANTHROPIC) {
            var deltas = thought.stream()
                    .map(piece -> AnthropicReplies.delta(
                            0, new JsonObject().put("type", "thinking_delta").put("thinking", piece)))
                    .collect(Collectors.joining());
            var signature = new JsonObject().put("type", "signature_delta").put("signature", SIGNATURE);
            return AnthropicReplies.start()
                    + AnthropicReplies.blockStart(0, block(""))
                    + deltas
                    + AnthropicReplies.delta(0, signature)
                    + AnthropicReplies.blockStop(0)
                    + AnthropicReplies.blockStart(1, AnthropicReplies.textBlock(""))
                    + AnthropicReplies.text(1, text)
                    + AnthropicReplies.blockStop(1)
                    + AnthropicReplies.finish("end_turn");
        }
        var deltas = thought.stream()
                .map(piece -> OpenAiReplies.data(chunk(piece).encode()))
                .collect(Collectors.joining());
        return OpenAiReplies.start(0)
                + deltas
                + OpenAiReplies.text(0, text)
                + OpenAiReplies.finish(0, "stop")
                + OpenAiReplies.done();
    }

    private static JsonObject block(String thought) {
        return new JsonObject().put("type", "thinking").put("thinking", thought);
    }

    private static JsonObject chunk(String piece) {
        var choice = new JsonObject()
                .put("index", 0)
                .put("delta", new JsonObject().put("reasoning_content", piece))
                .putNull("finish_reason");
        return new JsonObject()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion.chunk")
                .put("created", 1)
                .put("model", OpenAiReplies.MODEL)
                .put("choices", new JsonArray().add(choice));
    }
}
