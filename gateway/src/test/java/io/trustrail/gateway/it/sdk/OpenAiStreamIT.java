package io.trustrail.gateway.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Tokens;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
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
class OpenAiStreamIT {

    private static final int PIECE = 3;

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @ParameterizedTest
    @EnumSource
    void streamsSync(Rung rung) {
        echoes();

        var chunks = stream(params(rung).build());

        var answer = accumulated(chunks);
        assertThat(Tokens.lastText(GATEWAY.vendor().onlyRequest())).matches(rung.seen());
        assertThat(text(answer, 0)).matches(rung.comesBack());
        assertThat(answer.choices().get(0).finishReason().asString()).isEqualTo("stop");
    }

    @ParameterizedTest
    @EnumSource
    void streamsAsync(Rung rung) {
        echoes();
        var chunks = new CopyOnWriteArrayList<ChatCompletionChunk>();

        var stream = GATEWAY.openAi()
                .async()
                .chat()
                .completions()
                .createStreaming(params(rung).build());
        Await.result(stream.subscribe(chunks::add).onCompleteFuture());

        assertThat(text(accumulated(chunks), 0)).matches(rung.comesBack());
    }

    @Test
    void streamsSeveralChoicesAtOnce() {
        GATEWAY.vendor().answers(request -> {
            var email = Tokens.in(request.text()).get(0);
            var first = Pieces.of("One: " + email + ".", PIECE);
            var second = Pieces.of("Two: <" + email + ">", PIECE);
            var events = new StringBuilder(OpenAiReplies.start(0)).append(OpenAiReplies.start(1));
            for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
                events.append(i < first.size() ? OpenAiReplies.text(0, first.get(i)) : "");
                events.append(i < second.size() ? OpenAiReplies.text(1, second.get(i)) : "");
            }
            events.append(OpenAiReplies.finish(1, "stop")).append(OpenAiReplies.finish(0, "length"));
            return Script.sse(events.append(OpenAiReplies.done()).toString());
        });

        var answer = accumulated(stream(params(Rung.OWN_WITHOUT_PII).n(2).build()));

        assertThat(text(answer, 0)).isEqualTo("One: " + Rung.EMAIL + ".");
        assertThat(text(answer, 1)).isEqualTo("Two: <" + Rung.EMAIL + ">");
        assertThat(answer.choices().get(0).finishReason().asString()).isEqualTo("length");
    }

    @Test
    void countsTokensForThoseWhoAsk() {
        GATEWAY.vendor().answers(request -> {
            var options = request.json().getJsonObject("stream_options", new JsonObject());
            var usage = options.getBoolean("include_usage", false) ? OpenAiReplies.usage() : "";
            return Script.sse(OpenAiReplies.start(0)
                    + OpenAiReplies.text(0, "Hi")
                    + OpenAiReplies.finish(0, "stop")
                    + usage
                    + OpenAiReplies.done());
        });
        var asking = ChatCompletionStreamOptions.builder().includeUsage(true).build();

        var asked = stream(params(Rung.OWN_WITHOUT_PII).streamOptions(asking).build());
        var unasked = stream(params(Rung.OWN_WITHOUT_PII).build());

        assertThat(asked).filteredOn(chunk -> chunk.usage().isPresent()).hasSize(1);
        assertThat(unasked).noneMatch(chunk -> chunk.usage().isPresent());
        assertThat(unasked).noneMatch(chunk -> chunk.choices().isEmpty());
        assertThat(GATEWAY.lastClosed().getInteger("outputTokens")).isEqualTo(7);
    }

    private static void echoes() {
        GATEWAY.vendor().answers(request -> {
            var pieces = Pieces.of(Tokens.lastText(request), PIECE);
            return Script.sse(OpenAiReplies.stream(pieces.toArray(String[]::new)));
        });
    }

    private static ChatCompletionCreateParams.Builder params(Rung rung) {
        return ChatCompletionCreateParams.builder().model(rung.feature()).addUserMessage(Rung.TEXT);
    }

    private static List<ChatCompletionChunk> stream(ChatCompletionCreateParams params) {
        try (var stream = GATEWAY.openAi().chat().completions().createStreaming(params)) {
            return stream.stream().toList();
        }
    }

    private static ChatCompletion accumulated(List<ChatCompletionChunk> chunks) {
        var accumulator = ChatCompletionAccumulator.create();
        chunks.forEach(accumulator::accumulate);
        return accumulator.chatCompletion();
    }

    private static String text(ChatCompletion answer, int choice) {
        return answer.choices().get(choice).message().content().orElseThrow();
    }
}
