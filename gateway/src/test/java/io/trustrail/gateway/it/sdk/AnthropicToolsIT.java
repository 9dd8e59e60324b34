package io.trustrail.gateway.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.core.JsonValue;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import com.fasterxml.jackson.core.type.TypeReference;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Leaks;
import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.fixture.Tokens;
import io.trustrail.gateway.it.vendor.AnthropicReplies;
import io.trustrail.gateway.it.vendor.Pieces;
import io.trustrail.gateway.it.vendor.RecordedRequest;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class AnthropicToolsIT {

    private static final String ASK =
            Secret.EMAIL.sentence() + ' ' + Secret.CARD.sentence() + ' ' + Secret.PEM.sentence();

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @Test
    void restoresTheInputOfParallelCalls() {
        GATEWAY.vendor().answers(request -> {
            var stood = Tokens.in(Tokens.lastText(request));
            return Script.json(AnthropicReplies.message(
                    "tool_use",
                    AnthropicReplies.textBlock("Mailing " + stood.get(0)),
                    AnthropicReplies.toolUse("toolu_1", "send_mail", mail(stood.get(0))),
                    AnthropicReplies.toolUse("toolu_2", "charge", charge(stood.get(1), stood.get(2)))));
        });

        checkCalls(GATEWAY.anthropic().messages().create(params().build()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 7, 1000})
    void restoresInputThatIsStreamedInPieces(int length) {
        GATEWAY.vendor().answers(request -> {
            var stood = Tokens.in(Tokens.lastText(request));
            var events = new StringBuilder(AnthropicReplies.start())
                    .append(text(0, Pieces.of("Mailing " + stood.get(0), length)))
                    .append(tool(
                            1,
                            "toolu_1",
                            "send_mail",
                            Pieces.of(mail(stood.get(0)).encode(), length)))
                    .append(AnthropicReplies.ping())
                    .append(tool(
                            2,
                            "toolu_2",
                            "charge",
                            Pieces.of(charge(stood.get(1), stood.get(2)).encode(), length)));
            return Script.sse(events.append(AnthropicReplies.finish("tool_use")).toString());
        });

        var accumulator = MessageAccumulator.create();
        try (var stream = GATEWAY.anthropic().messages().createStreaming(params().build())) {
            stream.stream().forEach(accumulator::accumulate);
        }

        checkCalls(accumulator.message());
    }

    @Test
    void hidesThePastCallsAndTheirResults() {
        GATEWAY.vendor().answers(this::callOnceThenAnswer);
        var conversation = params();

        var call = GATEWAY.anthropic().messages().create(conversation.build());
        var result = ToolResultBlockParam.builder()
                .toolUseId("toolu_1")
                .content("Sent to <" + Secret.EMAIL.value() + ">")
                .build();
        conversation
                .addMessage(call)
                .addUserMessageOfContentBlockParams(List.of(ContentBlockParam.ofToolResult(result)));
        var answer = GATEWAY.anthropic().messages().create(conversation.build());

        assertThat(answer.content().get(0).asText().text()).isEqualTo("Sent to " + Secret.EMAIL.value());
        var seen = GATEWAY.vendor().requests().get(1);
        assertThat(Leaks.in(seen.everything())).isEmpty();
        var token =
                Tokens.in(Tokens.lastText(GATEWAY.vendor().requests().get(0))).get(0);
        assertThat(block(seen, 1).getJsonObject("input")).isEqualTo(mail(token));
        assertThat(block(seen, 2).getValue("content")).hasToString("Sent to <" + token + ">");
    }

    private Script callOnceThenAnswer(RecordedRequest request) {
        var token = Tokens.in(request.text()).get(0);
        boolean first = request.json().getJsonArray("messages").size() == 1;
        return Script.json(
                first
                        ? AnthropicReplies.message(
                                "tool_use", AnthropicReplies.toolUse("toolu_1", "send_mail", mail(token)))
                        : AnthropicReplies.text("Sent to " + token));
    }

    private static JsonObject block(RecordedRequest request, int message) {
        return request.json()
                .getJsonArray("messages")
                .getJsonObject(message)
                .getJsonArray("content")
                .getJsonObject(0);
    }

    private static JsonObject mail(String to) {
        return new JsonObject().put("to", to).put("body", "He said \"hi, " + to + "\" \\ – ☃\n");
    }

    private static JsonObject charge(String card, String key) {
        var nested = new JsonObject().put("keys", new JsonArray().add(key)).put("amount", 12.5);
        return new JsonObject().put("card", card).put("with", nested);
    }

    private static String text(int index, List<String> pieces) {
        var events = new StringBuilder(AnthropicReplies.blockStart(index, AnthropicReplies.textBlock("")));
        pieces.forEach(piece -> events.append(AnthropicReplies.text(index, piece)));
        return events.append(AnthropicReplies.blockStop(index)).toString();
    }

    private static String tool(int index, String id, String name, List<String> pieces) {
        var events = new StringBuilder(
                AnthropicReplies.blockStart(index, AnthropicReplies.toolUse(id, name, new JsonObject())));
        pieces.forEach(piece -> events.append(AnthropicReplies.toolPiece(index, piece)));
        return events.append(AnthropicReplies.blockStop(index)).toString();
    }

    private static void checkCalls(Message answer) {
        assertThat(Leaks.in(GATEWAY.vendor().onlyRequest().everything())).isEmpty();
        assertThat(answer.stopReason()).contains(StopReason.TOOL_USE);
        assertThat(answer.content().get(0).asText().text()).isEqualTo("Mailing " + Secret.EMAIL.value());
        var calls = answer.content().stream()
                .filter(ContentBlock::isToolUse)
                .map(ContentBlock::asToolUse)
                .toList();
        assertThat(calls).extracting(ToolUseBlock::id).containsExactly("toolu_1", "toolu_2");
        assertThat(calls).extracting(ToolUseBlock::name).containsExactly("send_mail", "charge");
        assertThat(input(calls.get(0))).isEqualTo(mail(Secret.EMAIL.value()));
        assertThat(input(calls.get(1))).isEqualTo(charge(Secret.CARD.value(), Secret.PEM.value()));
    }

    private static JsonObject input(ToolUseBlock call) {
        return new JsonObject(call._input().convert(new TypeReference<Map<String, Object>>() {}));
    }

    private static MessageCreateParams.Builder params() {
        var schema = Tool.InputSchema.builder()
                .putAdditionalProperty("description", JsonValue.from("by default " + Secret.EMAIL.value()))
                .build();
        return MessageCreateParams.builder()
                .model("support-replies")
                .maxTokens(1024)
                .addTool(Tool.builder()
                        .name("send_mail")
                        .description("Sends a mail")
                        .inputSchema(schema)
                        .build())
                .addUserMessage(ASK);
    }
}
