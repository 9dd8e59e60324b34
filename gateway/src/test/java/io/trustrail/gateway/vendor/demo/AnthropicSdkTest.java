package io.trustrail.gateway.vendor.demo;

import static io.trustrail.gateway.vendor.demo.Mind.CONFESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import com.anthropic.models.models.ModelInfo;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class AnthropicSdkTest {

    private static final Tool LOOK_UP = Tool.builder()
            .name("look_up")
            .inputSchema(Tool.InputSchema.builder()
                    .properties(Tool.InputSchema.Properties.builder()
                            .putAdditionalProperty("person", JsonValue.from(Map.of("type", "string")))
                            .build())
                    .build())
            .build();

    private final Vertx vertx = Vertx.vertx();
    private final DemoVendor vendor = DemoVendor.start(vertx).await();
    private final AnthropicClient client = AnthropicOkHttpClient.builder()
            .baseUrl("http://127.0.0.1:" + vendor.port())
            .apiKey(DemoVendor.KEY)
            .maxRetries(0)
            .build();

    @AfterEach
    void close() {
        client.close();
        vertx.close().await();
    }

    /** The answer of a client that wants structure. */
    static final class Verdict {
        public String summary = "";

        public double score;
    }

    @Test
    void answersWhole() {
        Message reply =
                client.messages().create(asking("Hello from [PERSON_7K3Q]").build());

        assertThat(text(reply)).isEqualTo(CONFESSION + " I received: Hello from [PERSON_7K3Q]");
        assertThat(reply.id()).startsWith("msg_");
        assertThat(reply.stopReason()).contains(StopReason.END_TURN);
        assertThat(reply.usage().outputTokens()).isPositive();
    }

    @Test
    void answersAsAStream() {
        Message reply = streamed(asking("Grüße 😀 from [PERSON_7K3Q]").build());

        assertThat(text(reply)).isEqualTo(CONFESSION + " I received: Grüße 😀 from [PERSON_7K3Q]");
        assertThat(reply.stopReason()).contains(StopReason.END_TURN);
        assertThat(reply.usage().outputTokens()).isGreaterThan(1);
    }

    @Test
    void callsATool() {
        MessageCreateParams params =
                asking("Use the tool on [PERSON_7K3Q].").addTool(LOOK_UP).build();

        for (Message reply : List.of(client.messages().create(params), streamed(params))) {
            assertThat(text(reply)).startsWith(CONFESSION);
            assertThat(reply.stopReason()).contains(StopReason.TOOL_USE);
            assertThat(toolUse(reply).name()).isEqualTo("look_up");
            assertThat(toolUse(reply)._input().toString()).contains("[PERSON_7K3Q]");
        }
    }

    @Test
    void readsAToolsResult() {
        MessageCreateParams.Builder params =
                asking("Use the tool on [PERSON_7K3Q].").addTool(LOOK_UP);
        Message call = client.messages().create(params.build());
        params.addMessage(call)
                .addUserMessageOfContentBlockParams(
                        List.of(ContentBlockParam.ofToolResult(ToolResultBlockParam.builder()
                                .toolUseId(toolUse(call).id())
                                .content("[PHONE_22AB]")
                                .build())));

        assertThat(text(client.messages().create(params.build())))
                .isEqualTo(CONFESSION + " The tool said: [PHONE_22AB]");
    }

    @Test
    void answersInAStructure() {
        Verdict verdict = client.messages()
                .create(asking("Judge [PERSON_7K3Q]")
                        .outputConfig(Verdict.class)
                        .build())
                .content()
                .get(0)
                .asText()
                .text();

        assertThat(verdict.summary).isEqualTo(CONFESSION + " Judge [PERSON_7K3Q]");
    }

    @Test
    void countsTokensAndListsModels() {
        assertThat(client.messages()
                        .countTokens(MessageCountTokensParams.builder()
                                .model("demo-large")
                                .addUserMessage("Hello")
                                .build())
                        .inputTokens())
                .isPositive();
        assertThat(client.models().list().data()).extracting(ModelInfo::id).containsExactly("demo-large", "demo-small");
    }

    @Test
    void failsOnRequest() {
        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(() ->
                        client.messages().create(asking("Please fail 429.").build()))
                .withMessageContaining("rate_limit_error")
                .withMessageContaining("demo vendor: you asked for status 429");
        assertThatExceptionOfType(AnthropicServiceException.class)
                .isThrownBy(() -> client.messages().create(asking("fail 529").build()))
                .withMessageContaining("overloaded_error")
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(529));
    }

    private Message streamed(MessageCreateParams params) {
        MessageAccumulator accumulator = MessageAccumulator.create();
        try (var stream = client.messages().createStreaming(params)) {
            stream.stream().forEach(accumulator::accumulate);
        }
        return accumulator.message();
    }

    private static MessageCreateParams.Builder asking(String text) {
        return MessageCreateParams.builder()
                .model("demo-large")
                .maxTokens(1_000)
                .system("Be brief.")
                .addUserMessage(text);
    }

    private static String text(Message reply) {
        return reply.content().get(0).asText().text();
    }

    private static ToolUseBlock toolUse(Message reply) {
        return reply.content().get(1).asToolUse();
    }
}
