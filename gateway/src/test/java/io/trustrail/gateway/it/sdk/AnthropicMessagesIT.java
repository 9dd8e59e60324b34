package io.trustrail.gateway.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.models.ModelInfo;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Tokens;
import io.trustrail.gateway.it.vendor.AnthropicReplies;
import io.trustrail.gateway.it.vendor.Pieces;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class AnthropicMessagesIT {

    private static final int PIECE = 3;

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @ParameterizedTest
    @EnumSource
    void answersSync(Rung rung) {
        GATEWAY.vendor().answers(request -> Script.json(AnthropicReplies.text(Tokens.lastText(request))));

        check(rung, GATEWAY.anthropic().messages().create(params(rung)));
    }

    @ParameterizedTest
    @EnumSource
    void answersAsync(Rung rung) {
        GATEWAY.vendor().answers(request -> Script.json(AnthropicReplies.text(Tokens.lastText(request))));

        check(rung, Await.result(GATEWAY.anthropic().async().messages().create(params(rung))));
    }

    @ParameterizedTest
    @EnumSource
    void streamsSync(Rung rung) {
        streamsAnEcho();

        try (var stream = GATEWAY.anthropic().messages().createStreaming(params(rung))) {
            check(rung, accumulated(stream.stream().toList()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void streamsAsync(Rung rung) {
        streamsAnEcho();
        var events = new CopyOnWriteArrayList<RawMessageStreamEvent>();

        var stream = GATEWAY.anthropic().async().messages().createStreaming(params(rung));
        Await.result(stream.subscribe(events::add).onCompleteFuture());

        check(rung, accumulated(events));
    }

    /** What a structured answer is read into. */
    static final class Contact {
        public String name = "";
        public String email = "";
    }

    @Test
    void answersInStructure() {
        GATEWAY.vendor().answers(request -> {
            var email = Tokens.in(request.text()).get(0);
            var contact = new JsonObject().put("name", "Ada \"the\" \\ ☃").put("email", email);
            return Script.json(AnthropicReplies.text(contact.encode()));
        });

        var params = params(Rung.OWN_WITHOUT_PII).toBuilder()
                .outputConfig(Contact.class)
                .build();
        var answer = GATEWAY.anthropic().messages().create(params);

        var contact = answer.content().get(0).asText().text();
        assertThat(contact.email).isEqualTo(Rung.EMAIL);
        assertThat(contact.name).isEqualTo("Ada \"the\" \\ ☃");
    }

    @Test
    void tellsTheCallInHeaders() {
        GATEWAY.vendor().answers(Script.json(AnthropicReplies.text("Hello")).header("request-id", "req_theirs"));

        try (var answer = GATEWAY.anthropic().messages().withRawResponse().create(params(Rung.SHARED))) {
            var headers = answer.headers();
            assertThat(headers.values("x-trustrail-call"))
                    .singleElement()
                    .asString()
                    .startsWith("call_");
            assertThat(headers.values("x-trustrail-coverage")).containsExactly("full");
            assertThat(headers.values("x-trustrail-verdict")).containsExactly("rewrite");
            assertThat(headers.values("request-id")).containsExactly("req_theirs");
        }
    }

    @Test
    void listsFeaturesAsModels() {
        var models = GATEWAY.anthropic().models().list().data();

        assertThat(models).extracting(ModelInfo::id).contains("support-replies", "agent-copilot", "shared-insights");
        assertThat(GATEWAY.anthropic().models().retrieve("agent-copilot").id()).isEqualTo("agent-copilot");
    }

    private static void streamsAnEcho() {
        GATEWAY.vendor().answers(request -> {
            var pieces = Pieces.of(Tokens.lastText(request), PIECE);
            return Script.sse(AnthropicReplies.stream(pieces.toArray(String[]::new)));
        });
    }

    private static MessageCreateParams params(Rung rung) {
        return MessageCreateParams.builder()
                .model(rung.feature())
                .maxTokens(1024)
                .system("Answer politely.")
                .addUserMessage(Rung.TEXT)
                .build();
    }

    private static Message accumulated(List<RawMessageStreamEvent> events) {
        var accumulator = MessageAccumulator.create();
        events.forEach(accumulator::accumulate);
        return accumulator.message();
    }

    private static void check(Rung rung, Message answer) {
        var seen = GATEWAY.vendor().onlyRequest();
        assertThat(Tokens.lastText(seen)).matches(rung.seen());
        assertThat(seen.json().getString("model")).isEqualTo("claude-sonnet-4-5");
        assertThat(seen.headers().get("x-api-key")).isEqualTo("vendor-key-of-anthropic");
        assertThat(seen.headers().get("anthropic-version")).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(answer.content().get(0).asText().text()).matches(rung.comesBack());
        assertThat(answer.stopReason()).contains(StopReason.END_TURN);
        assertThat(answer.usage().outputTokens()).isEqualTo(7);
    }
}
