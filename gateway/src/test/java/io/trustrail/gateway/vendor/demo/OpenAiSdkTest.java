package io.trustrail.gateway.vendor.demo;

import static io.trustrail.gateway.vendor.demo.Mind.CONFESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.InternalServerException;
import com.openai.errors.RateLimitException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.models.Model;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class OpenAiSdkTest {

    private final Vertx vertx = Vertx.vertx();
    private final DemoVendor vendor = DemoVendor.start(vertx).await();
    private final OpenAIClient client = OpenAIOkHttpClient.builder()
            .baseUrl("http://127.0.0.1:" + vendor.port() + "/v1")
            .apiKey(DemoVendor.KEY)
            .maxRetries(0)
            .build();

    @AfterEach
    void close() {
        client.close();
        vertx.close().await();
    }

    /** A contact that a tool may look up. */
    @JsonClassDescription("Looks up a contact")
    static final class LookUp {
        /** Who it is about. */
        public String person = "";

        public List<String> channels = List.of();
    }

    /** The answer of a client that wants structure. */
    static final class Verdict {
        public String summary = "";

        public boolean urgent;

        public int score;

        public List<String> tags = List.of();
    }

    @Test
    void answersWhole() {
        ChatCompletion reply = client.chat()
                .completions()
                .create(asking("Hello from [PERSON_7K3Q]").build());

        assertThat(text(reply)).isEqualTo(CONFESSION + " I received: Hello from [PERSON_7K3Q]");
        assertThat(reply.id()).startsWith("chatcmpl-");
        assertThat(reply.model()).isEqualTo("demo-large");
        assertThat(reply.choices().get(0).finishReason()).hasToString("stop");
        assertThat(reply.usage().orElseThrow().totalTokens()).isPositive();
        assertThat(reply.choices().get(0).logprobs()).isEmpty();
    }

    @Test
    void answersAsAStreamWithSeveralChoicesInTurn() {
        ChatCompletionCreateParams params = asking("Grüße 😀 from [PERSON_7K3Q]")
                .n(3)
                .logprobs(true)
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        List<ChatCompletionChunk> chunks = new ArrayList<>();
        ChatCompletion reply = streamed(params, chunks);

        assertThat(reply.choices()).hasSize(3);
        for (int choice = 0; choice < 3; choice++) {
            assertThat(reply.choices().get(choice).message().content())
                    .contains(CONFESSION + " I received: Grüße 😀 from [PERSON_7K3Q] (Choice " + (choice + 1) + ".)");
        }
        assertThat(reply.choices().get(0).logprobs().orElseThrow().content().orElseThrow())
                .hasSizeGreaterThan(5);
        assertThat(reply.usage().orElseThrow().completionTokens()).isPositive();
        assertThat(chunks).extracting(ChatCompletionChunk::id).containsOnly(reply.id());
        assertThat(chunks.get(chunks.size() - 1).choices())
                .as("usage comes last")
                .isEmpty();
        assertThat(chunks.stream()
                        .flatMap(chunk -> chunk.choices().stream())
                        .map(choice -> choice.delta().content().orElse(""))
                        .noneMatch(piece -> piece.contains("[PERSON_7K3Q]")))
                .as("tokens come in pieces, as a model would send them")
                .isTrue();
    }

    @Test
    void saysNothingOfUsageUnasked() {
        List<ChatCompletionChunk> chunks = new ArrayList<>();
        ChatCompletion reply = streamed(asking("Hello").build(), chunks);

        assertThat(reply.usage()).isEmpty();
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.choices()).isNotEmpty());
    }

    @Test
    void callsATool() {
        ChatCompletionCreateParams params = asking("Use the tool on [PERSON_7K3Q] and [EMAIL_9QX2].")
                .addTool(LookUp.class)
                .build();
        ChatCompletion whole = client.chat().completions().create(params);
        ChatCompletion streamed = streamed(params, new ArrayList<>());

        for (ChatCompletion reply : List.of(whole, streamed)) {
            ChatCompletionMessage message = reply.choices().get(0).message();
            LookUp arguments = message.toolCalls()
                    .orElseThrow()
                    .get(0)
                    .asFunction()
                    .function()
                    .arguments(LookUp.class);
            assertThat(arguments.person).isEqualTo("[PERSON_7K3Q], [EMAIL_9QX2]");
            assertThat(arguments.channels).containsExactly("[PERSON_7K3Q], [EMAIL_9QX2]");
            assertThat(message.content())
                    .hasValueSatisfying(text -> assertThat(text).startsWith(CONFESSION));
            assertThat(reply.choices().get(0).finishReason()).hasToString("tool_calls");
        }
    }

    @Test
    void readsAToolsResult() {
        ChatCompletionCreateParams.Builder params =
                asking("Use the tool on [PERSON_7K3Q].").addTool(LookUp.class);
        ChatCompletionMessage call = client.chat()
                .completions()
                .create(params.build())
                .choices()
                .get(0)
                .message();
        params.addMessage(call)
                .addMessage(ChatCompletionToolMessageParam.builder()
                        .toolCallId(call.toolCalls()
                                .orElseThrow()
                                .get(0)
                                .asFunction()
                                .id())
                        .content("[PHONE_22AB]")
                        .build());

        assertThat(text(client.chat().completions().create(params.build())))
                .isEqualTo(CONFESSION + " The tool said: [PHONE_22AB]");
    }

    @Test
    void answersInAStructure() {
        Verdict verdict = client.chat()
                .completions()
                .create(asking("Judge [PERSON_7K3Q]")
                        .responseFormat(Verdict.class)
                        .build())
                .choices()
                .get(0)
                .message()
                .content()
                .orElseThrow();

        assertThat(verdict.summary).isEqualTo(CONFESSION + " Judge [PERSON_7K3Q]");
        assertThat(verdict.urgent).isTrue();
        assertThat(verdict.tags).hasSize(1);
    }

    @Test
    void listsModels() {
        assertThat(client.models().list().data()).extracting(Model::id).containsExactly("demo-large", "demo-small");
        assertThat(client.models().retrieve("demo-small").id()).isEqualTo("demo-small");
    }

    @Test
    void failsOnRequest() {
        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(() -> client.chat()
                        .completions()
                        .create(asking("Please fail 429.").build()))
                .withMessageContaining("demo vendor: you asked for status 429")
                .satisfies(e -> assertThat(e.headers().values("retry-after")).containsExactly("1"));
        assertThatExceptionOfType(InternalServerException.class)
                .isThrownBy(() ->
                        client.chat().completions().create(asking("fail 503").build()));
    }

    private ChatCompletion streamed(ChatCompletionCreateParams params, List<ChatCompletionChunk> chunks) {
        ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
        try (var stream = client.chat().completions().createStreaming(params)) {
            stream.stream().peek(accumulator::accumulate).forEach(chunks::add);
        }
        return accumulator.chatCompletion();
    }

    private static ChatCompletionCreateParams.Builder asking(String text) {
        return ChatCompletionCreateParams.builder()
                .model("demo-large")
                .addSystemMessage("Be brief.")
                .addUserMessage(text);
    }

    private static String text(ChatCompletion reply) {
        return reply.choices().get(0).message().content().orElseThrow();
    }
}
