package io.trustrail.gateway.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.StopReason;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.vendor.AnthropicReplies;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.trustrail.gateway.it.vendor.Pieces;
import io.trustrail.gateway.it.vendor.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Replies that a guard stops: official clients end cleanly, and learn that the answer was filtered. */
@Timeout(120)
class BlockedReplyIT {

    private static final String FEATURE = "no-email-out";
    private static final String BEFORE = "The author is known. ";
    private static final String TEXT = BEFORE + Secret.EMAIL.sentence() + " That is all there is to say.";

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @Test
    void aWholeCompletionIsFiltered() {
        GATEWAY.vendor().answers(Script.json(OpenAiReplies.texts("Fine", TEXT)));

        var answer = GATEWAY.openAi().chat().completions().create(openAi());

        checkFiltered(answer);
        assertThat(answer.choices()).hasSize(2);
    }

    @Test
    void aStreamedCompletionEndsFiltered() {
        GATEWAY.vendor()
                .answers(Script.sse(OpenAiReplies.stream(Pieces.of(TEXT, 3).toArray(String[]::new))));

        var accumulator = ChatCompletionAccumulator.create();
        try (var stream = GATEWAY.openAi().chat().completions().createStreaming(openAi())) {
            stream.stream().forEach(accumulator::accumulate);
        }

        var answer = accumulator.chatCompletion();
        checkFiltered(answer);
        assertThat(answer.choices().get(0).message().content().orElse("")).isSubstringOf(TEXT);
    }

    @Test
    void aStreamThatIsBlockedAtItsFirstTextEndsFiltered() {
        GATEWAY.vendor()
                .answers(Script.sse()
                        .write(OpenAiReplies.text(0, TEXT))
                        .write(OpenAiReplies.finish(0, "stop") + OpenAiReplies.done())
                        .end());

        var accumulator = ChatCompletionAccumulator.create();
        try (var stream = GATEWAY.openAi().chat().completions().createStreaming(openAi())) {
            stream.stream().forEach(accumulator::accumulate);
        }

        checkFiltered(accumulator.chatCompletion());
    }

    @Test
    void aWholeMessageIsFiltered() {
        GATEWAY.vendor().answers(Script.json(AnthropicReplies.text(TEXT)));

        checkFiltered(GATEWAY.anthropic().messages().create(anthropic()));
    }

    @Test
    void aStreamedMessageEndsFiltered() {
        GATEWAY.vendor()
                .answers(Script.sse(AnthropicReplies.stream(Pieces.of(TEXT, 3).toArray(String[]::new))));

        var accumulator = MessageAccumulator.create();
        try (var stream = GATEWAY.anthropic().messages().createStreaming(anthropic())) {
            stream.stream().forEach(accumulator::accumulate);
        }

        checkFiltered(accumulator.message());
    }

    private static void checkFiltered(ChatCompletion answer) {
        assertThat(answer.choices()).allSatisfy(choice -> {
            assertThat(choice.finishReason().asString()).isEqualTo("content_filter");
            assertThat(choice.message().content().orElse("")).doesNotContain("canary");
        });
        checkRecord();
    }

    private static void checkFiltered(Message answer) {
        assertThat(answer.stopReason()).contains(StopReason.REFUSAL);
        assertThat(answer.content())
                .allSatisfy(block -> assertThat(block.asText().text()).doesNotContain("canary"));
        checkRecord();
    }

    private static void checkRecord() {
        var closed = GATEWAY.lastClosed();
        assertThat(closed.getString("outcome")).isEqualTo("blocked_reply");
        assertThat(closed.getJsonObject("findings").getInteger("EMAIL")).isPositive();
    }

    private static ChatCompletionCreateParams openAi() {
        return ChatCompletionCreateParams.builder()
                .model(FEATURE)
                .addUserMessage("Who wrote it?")
                .build();
    }

    private static MessageCreateParams anthropic() {
        return MessageCreateParams.builder()
                .model(FEATURE)
                .maxTokens(1024)
                .addUserMessage("Who wrote it?")
                .build();
    }
}
