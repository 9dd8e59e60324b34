package io.trustrail.gateway.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamStateTest {

    private static final Dialect OPENAI = Dialects.OPENAI_CHAT;
    private static final Dialect ANTHROPIC = Dialects.ANTHROPIC_MESSAGES;

    private final StreamState state = new StreamState();

    private Dialect dialect = OPENAI;

    private List<Integer> deliver(String event) {
        var closed = see(event);
        state.delivered(closed);
        return closed;
    }

    private List<Integer> see(String event) {
        return dialect.follow(dialect.event(event.getBytes(UTF_8)), state);
    }

    private static String choice(int index, String finish) {
        return "{\"id\":\"c\",\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":" + finish + ",\"index\":"
                + index + "}]}";
    }

    @Test
    void anIndexCountsWhereverItStands() {
        assertThat(deliver(choice(2, "null"))).isEmpty();
        assertThat(deliver(choice(0, "null"))).isEmpty();
        assertThat(state.openOnes()).containsExactly(0, 2);
        assertThat(deliver(choice(2, "\"stop\""))).containsExactly(2);
        assertThat(state.openOnes()).containsExactly(0);
    }

    @Test
    void whatWasNotDeliveredNeitherOpensNorCloses() {
        deliver(choice(0, "null"));
        see(choice(1, "null"));
        assertThat(state.openOnes()).containsExactly(0);
        see(choice(0, "\"stop\""));
        assertThat(state.openOnes()).containsExactly(0);
    }

    @Test
    void severalChoicesMayEndAtOnce() {
        var both =
                "{\"choices\":[{\"index\":1,\"finish_reason\":\"stop\"},{\"index\":0,\"finish_reason\":\"length\"}]}";
        assertThat(deliver(both)).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void anOpenAiStreamWithoutItsEndMarkIsWholeWhenAllChoicesEnded() {
        assertThat(OPENAI.isComplete(state)).isFalse();
        deliver(choice(0, "null"));
        deliver(choice(1, "null"));
        deliver(choice(0, "\"stop\""));
        assertThat(OPENAI.isComplete(state)).isFalse();
        deliver(choice(1, "\"stop\""));
        assertThat(OPENAI.isComplete(state)).isTrue();
    }

    @Test
    void whatComesAfterAChoiceEndedDoesNotOpenItAgain() {
        deliver(choice(0, "\"stop\""));
        deliver("{\"choices\":[{\"index\":0,\"content_filter_results\":{}}]}");
        assertThat(OPENAI.isComplete(state)).isTrue();
    }

    @Test
    void theEndMarkEndsAnOpenAiStream() {
        deliver(choice(0, "null"));
        assertThat(OPENAI.isEnd("[DONE]".getBytes(UTF_8))).isTrue();
        state.end();
        assertThat(OPENAI.isComplete(state)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[DONE", "[DONE] ", "\"[DONE]\"", "{}"})
    void nothingElseIsTheEndMark(String data) {
        assertThat(OPENAI.isEnd(data.getBytes(UTF_8))).isFalse();
        assertThat(ANTHROPIC.isEnd("[DONE]".getBytes(UTF_8))).isFalse();
    }

    @Test
    void anthropicBlocksOpenAndCloseByTheirEvents() {
        dialect = ANTHROPIC;
        deliver("{\"type\":\"message_start\",\"message\":{\"id\":\"m\"}}");
        deliver("{\"content_block\":{\"type\":\"text\",\"text\":\"\"},\"index\":0,\"type\":\"content_block_start\"}");
        deliver("{\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"text\"}}");
        deliver("{\"type\":\"ping\"}");
        assertThat(state.openOnes()).containsExactly(0, 1);
        assertThat(deliver("{\"index\":1,\"type\":\"content_block_stop\"}")).containsExactly(1);
        assertThat(state.openOnes()).containsExactly(0);
        assertThat(ANTHROPIC.isComplete(state)).isFalse();
        deliver("{\"type\":\"message_stop\"}");
        assertThat(ANTHROPIC.isComplete(state)).isTrue();
    }

    @Test
    void openAiCountsComeWithAnyEvent() {
        deliver(choice(0, "null"));
        assertThat(state.usage()).isEqualTo(Usage.UNKNOWN);
        deliver("{\"choices\":[],\"usage\":{\"completion_tokens\":7,\"prompt_tokens\":11,\"total_tokens\":18}}");
        deliver("{\"choices\":[],\"usage\":null}");
        assertThat(state.usage()).isEqualTo(new Usage(11, 7));
    }

    @Test
    void anthropicCountsAddUp() {
        dialect = ANTHROPIC;
        deliver("{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":25,\"output_tokens\":1}}}");
        deliver("{\"type\":\"message_delta\",\"delta\":{},\"usage\":{\"output_tokens\":15}}");
        assertThat(state.usage()).isEqualTo(new Usage(25, 15));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "{\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}                   → 3  → 4",
                "{\"usage\":{\"prompt_tokens\":3}}                                           → 3  → -1",
                "{\"usage\":{\"prompt_tokens\":-3,\"completion_tokens\":1.5}}                → -1 → -1",
                "{\"usage\":{\"prompt_tokens\":\"3\",\"completion_tokens\":null}}            → -1 → -1",
                "{\"usage\":{\"prompt_tokens\":99999999999999999999,\"completion_tokens\":4}} → -1 → 4",
                "{\"usage\":7}                                                               → -1 → -1",
                "{}                                                                          → -1 → -1",
            })
    void countsThatAreNoneAreNotTold(String reply, long input, long output) {
        assertThat(OPENAI.usage(OPENAI.reply(reply.getBytes(UTF_8)))).isEqualTo(new Usage(input, output));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "{\"error\":{\"message\":\"x\"}}                   → true  → true",
                "{\"error\":\"x\"}                                 → true  → true",
                "{\"error\":null,\"choices\":[]}                   → false → false",
                "{\"type\":\"error\",\"error\":{\"type\":\"api\"}} → true  → true",
                "{\"type\":\"error\"}                              → false → true",
                "{\"type\":\"message\",\"content\":[]}             → false → false",
            })
    void knowsAReportOfAFailure(String reply, boolean openAi, boolean anthropic) {
        var bytes = reply.getBytes(UTF_8);
        assertThat(OPENAI.isError(OPENAI.reply(bytes))).isEqualTo(openAi);
        assertThat(OPENAI.isError(OPENAI.event(bytes))).isEqualTo(openAi);
        assertThat(ANTHROPIC.isError(ANTHROPIC.reply(bytes))).isEqualTo(anthropic);
        assertThat(ANTHROPIC.isError(ANTHROPIC.event(bytes))).isEqualTo(anthropic);
    }
}
