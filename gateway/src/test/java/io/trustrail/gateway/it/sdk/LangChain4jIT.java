package io.trustrail.gateway.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.fixture.Tokens;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.trustrail.gateway.it.vendor.Pieces;
import io.trustrail.gateway.it.vendor.Script;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class LangChain4jIT {

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @ParameterizedTest
    @EnumSource
    void chats(Rung rung) {
        GATEWAY.vendor().answers(request -> Script.json(OpenAiReplies.texts(Tokens.lastText(request))));

        var answer = model(rung.feature()).chat(Rung.TEXT);

        assertThat(Tokens.lastText(GATEWAY.vendor().onlyRequest())).matches(rung.seen());
        assertThat(answer).matches(rung.comesBack());
    }

    @ParameterizedTest
    @EnumSource
    void streams(Rung rung) {
        GATEWAY.vendor().answers(request -> {
            var pieces = Pieces.of(Tokens.lastText(request), 4);
            return Script.sse(OpenAiReplies.stream(pieces.toArray(String[]::new)));
        });
        var model = OpenAiStreamingChatModel.builder()
                .baseUrl(GATEWAY.url() + "/v1")
                .apiKey(GATEWAY.key())
                .modelName(rung.feature())
                .build();
        var collector = new Collector();

        model.chat(Rung.TEXT, collector);

        var answer = Await.result(collector.whole);
        assertThat(answer.aiMessage().text()).matches(rung.comesBack());
        assertThat(collector.pieces.toString()).isEqualTo(answer.aiMessage().text());
    }

    @Test
    void throwsItsOwnExceptionForABlockedPrompt() {
        var model = model("no-email-in");

        assertThatThrownBy(() -> model.chat(Secret.EMAIL.sentence()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("content_filter");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    private static OpenAiChatModel model(String feature) {
        return OpenAiChatModel.builder()
                .baseUrl(GATEWAY.url() + "/v1")
                .apiKey(GATEWAY.key())
                .modelName(feature)
                .maxRetries(0)
                .build();
    }

    /** Keeps what is streamed; called by one thread at a time. */
    private static final class Collector implements StreamingChatResponseHandler {

        final StringBuilder pieces = new StringBuilder();
        final CompletableFuture<ChatResponse> whole = new CompletableFuture<>();

        @Override
        public void onPartialResponse(String piece) {
            pieces.append(piece);
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            whole.complete(response);
        }

        @Override
        public void onError(Throwable error) {
            whole.completeExceptionally(error);
        }
    }
}
