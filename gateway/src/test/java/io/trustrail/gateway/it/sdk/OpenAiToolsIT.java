package io.trustrail.gateway.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.JsonValue;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Leaks;
import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.fixture.Tokens;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
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
class OpenAiToolsIT {

    private static final String ASK =
            Secret.EMAIL.sentence() + ' ' + Secret.CARD.sentence() + ' ' + Secret.PEM.sentence();

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @Test
    void restoresTheArgumentsOfParallelCalls() {
        GATEWAY.vendor().answers(request -> {
            var stood = Tokens.in(Tokens.lastText(request));
            return Script.json(OpenAiReplies.toolCalls(
                    OpenAiReplies.call("call_1", "send_mail", mail(stood.get(0)).encode()),
                    OpenAiReplies.call(
                            "call_2",
                            "charge",
                            charge(stood.get(1), stood.get(2)).encodePrettily())));
        });

        var answer = GATEWAY.openAi().chat().completions().create(params().build());

        checkCalls(answer);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 7, 1000})
    void restoresArgumentsThatAreStreamedInPieces(int length) {
        GATEWAY.vendor().answers(request -> {
            var stood = Tokens.in(Tokens.lastText(request));
            var first = Pieces.of(mail(stood.get(0)).encode(), length);
            var second = Pieces.of(charge(stood.get(1), stood.get(2)).encode(), length);
            return Script.sse(interleaved(first, second));
        });

        var accumulator = ChatCompletionAccumulator.create();
        try (var stream = GATEWAY.openAi().chat().completions().createStreaming(params().build())) {
            stream.stream().forEach(accumulator::accumulate);
        }

        checkCalls(accumulator.chatCompletion());
    }

    @Test
    void hidesThePastCallsAndTheirResults() {
        GATEWAY.vendor().answers(this::callOnceThenAnswer);
        var conversation = params();

        var call = GATEWAY.openAi().chat().completions().create(conversation.build());
        var message = call.choices().get(0).message();
        conversation
                .addMessage(message)
                .addMessage(ChatCompletionToolMessageParam.builder()
                        .toolCallId("call_1")
                        .content("{\"sent\":true,\"to\":\"" + Secret.EMAIL.value() + "\"}")
                        .build());
        var answer = GATEWAY.openAi().chat().completions().create(conversation.build());

        assertThat(answer.choices().get(0).message().content()).contains("Sent to " + Secret.EMAIL.value());
        var seen = GATEWAY.vendor().requests().get(1);
        assertThat(Leaks.in(seen.everything())).isEmpty();
        var messages = seen.json().getJsonArray("messages");
        var arguments = messages.getJsonObject(1)
                .getJsonArray("tool_calls")
                .getJsonObject(0)
                .getJsonObject("function")
                .getString("arguments");
        var token =
                Tokens.in(Tokens.lastText(GATEWAY.vendor().requests().get(0))).get(0);
        assertThat(new JsonObject(arguments)).isEqualTo(mail(token));
        assertThat(messages.getJsonObject(2).getString("content"))
                .isEqualTo("{\"sent\":true,\"to\":\"" + token + "\"}");
    }

    private Script callOnceThenAnswer(RecordedRequest request) {
        var stood = Tokens.in(request.text());
        boolean first = request.json().getJsonArray("messages").size() == 1;
        return Script.json(
                first
                        ? OpenAiReplies.toolCalls(OpenAiReplies.call(
                                "call_1", "send_mail", mail(stood.get(0)).encode()))
                        : OpenAiReplies.texts("Sent to " + stood.get(0)));
    }

    private static JsonObject mail(String to) {
        return new JsonObject().put("to", to).put("body", "He said \"hi, " + to + "\" \\ – ☃\n");
    }

    private static JsonObject charge(String card, String key) {
        var nested = new JsonObject().put("keys", new JsonArray().add(key)).put("amount", 12.5);
        return new JsonObject().put("card", card).put("with", nested);
    }

    private static String interleaved(List<String> first, List<String> second) {
        var events = new StringBuilder(OpenAiReplies.start(0))
                .append(OpenAiReplies.toolStart(0, 0, "call_1", "send_mail"))
                .append(OpenAiReplies.toolStart(0, 1, "call_2", "charge"));
        for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
            events.append(i < first.size() ? OpenAiReplies.toolPiece(0, 0, first.get(i)) : "");
            events.append(i < second.size() ? OpenAiReplies.toolPiece(0, 1, second.get(i)) : "");
        }
        return events.append(OpenAiReplies.finish(0, "tool_calls"))
                .append(OpenAiReplies.done())
                .toString();
    }

    private static void checkCalls(ChatCompletion answer) {
        assertThat(Leaks.in(GATEWAY.vendor().onlyRequest().everything())).isEmpty();
        var choice = answer.choices().get(0);
        assertThat(choice.finishReason().asString()).isEqualTo("tool_calls");
        var calls = choice.message().toolCalls().orElseThrow().stream()
                .map(call -> call.asFunction())
                .toList();
        assertThat(calls).extracting(ChatCompletionMessageFunctionToolCall::id).containsExactly("call_1", "call_2");
        assertThat(calls).extracting(call -> call.function().name()).containsExactly("send_mail", "charge");
        assertThat(new JsonObject(calls.get(0).function().arguments())).isEqualTo(mail(Secret.EMAIL.value()));
        assertThat(new JsonObject(calls.get(1).function().arguments()))
                .isEqualTo(charge(Secret.CARD.value(), Secret.PEM.value()));
    }

    private static ChatCompletionCreateParams.Builder params() {
        var parameters = FunctionParameters.builder()
                .putAdditionalProperty("type", JsonValue.from("object"))
                .putAdditionalProperty("properties", JsonValue.from(Map.of("to", Map.of("type", "string"))))
                .build();
        return ChatCompletionCreateParams.builder()
                .model("support-replies")
                .addFunctionTool(FunctionDefinition.builder()
                        .name("send_mail")
                        .description("Sends a mail, by default to " + Secret.EMAIL.value())
                        .parameters(parameters)
                        .build())
                .addUserMessage(ASK);
    }
}
