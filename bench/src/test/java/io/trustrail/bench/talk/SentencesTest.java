package io.trustrail.bench.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.screening.Judgement;
import io.trustrail.gateway.detect.screening.Screener;
import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.guard.late.Pieces;
import io.trustrail.gateway.policy.models.ScreeningModels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway makes of the replies whose first text is waited for. */
class SentencesTest {

    private static final Conversation PLAIN = Conversation.plain("plain", 0);
    private static final Conversation DOUBTFUL = Conversation.doubtful("doubtful", 0);

    private static Screener screener;

    @BeforeAll
    static void load() {
        screener = ScreeningModels.load(null, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 127, 4711, 81_234, 99_999_999})
    void theStudentSettlesAPlainReply(int caller) throws Exception {
        var judgements = screened(pieces(PLAIN, caller));

        assertThat(judgements).hasSize(3).noneMatch(Judgement::asked).noneMatch(Judgement::uncertain);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 127, 4711, 81_234, 99_999_999})
    void theEncoderJudgesADoubtfulFirstSentenceAndLetsItPass(int caller) throws Exception {
        var judgements = screened(pieces(DOUBTFUL, caller));

        assertThat(judgements).extracting(Judgement::asked).containsExactly(true, false, false);
        assertThat(judgements).noneMatch(Judgement::isSure);
    }

    @Test
    void theFirstSentenceIsTheFirstPieceThatTheGatewayJudges() {
        for (var conversation : List.of(PLAIN, DOUBTFUL, Conversation.stream("sse", 64, 0))) {
            assertThat(pieces(conversation, 7).get(0))
                    .isEqualTo(conversation.firstSentence(7).strip());
        }
    }

    @Test
    void theFirstSentenceEndsWithItsChunkAndNotBefore() {
        int length = PLAIN.expectedText(0).length;
        int end = PLAIN.firstSentence(0).length();
        int chunk = PLAIN.firstSentenceChunk();

        assertThat(ReplyForm.chunkEnd(length, chunk, PLAIN.chunks())).isGreaterThanOrEqualTo(end);
        assertThat(ReplyForm.chunkEnd(length, chunk - 1, PLAIN.chunks())).isLessThan(end);
        assertThat(chunk).isGreaterThan(1);
    }

    private static List<String> pieces(Conversation conversation, int caller) {
        var text = new String(conversation.expectedText(caller), StandardCharsets.US_ASCII);
        return Pieces.sentences(1000).of(text).stream()
                .map(piece -> text.substring(piece.start(), piece.end()))
                .toList();
    }

    private static List<Judgement> screened(List<String> texts) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        return screener.screen(Task.TOXICITY, texts, deadline)
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
    }
}
