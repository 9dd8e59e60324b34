package io.trustrail.gateway.it.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.review.Decision;
import io.trustrail.gateway.review.Submission;
import io.trustrail.gateway.review.TestDesk;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients get an interim message at once, and the answer later. */
@Timeout(120)
class ParkedIT {

    private static final String MAIL = "jane.doe@example.com";
    private static final String QUESTION = "Please write to " + MAIL + " about my order.";

    private final Door door = new Door();

    @AfterEach
    void close() {
        door.close();
    }

    private Reply parked(Wire wire, boolean stream) {
        door.vendor().answers(request -> {
            var prompt = request.body().toString();
            int start = prompt.indexOf("[EMAIL_");
            var text = "I wrote to " + prompt.substring(start, prompt.indexOf(']', start) + 1) + ".";
            return stream ? Script.sse(wire.stream(text)) : Script.json(wire.answer(text));
        });
        var body = stream ? wire.streamed("all-parked", QUESTION) : wire.prompt("all-parked", QUESTION);
        return door.caller().post(wire.path(), body);
    }

    private static String path(Submission submission) {
        return "/v1/reviews/" + TestDesk.id(submission.call());
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, false", "OPENAI, true", "ANTHROPIC, false", "ANTHROPIC, true"})
    void theInterimMessageIsAnOrdinaryAnswerAndTheAnswerComesWhenItIsAskedFor(Wire wire, boolean stream)
            throws Exception {
        var reply = parked(wire, stream);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(stream ? wire.streamedText(reply.text()) : wire.textOf(reply.json()))
                .isEqualTo("A colleague looks at it.");
        var submission = door.desk().next();
        assertThat(reply.header("x-trustrail-review")).isEqualTo(TestDesk.id(submission.call()));
        assertThat(door.closed(submission.call()).getString("outcome")).isEqualTo("parked");
        var open = door.caller().get(path(submission)).json();
        assertThat(open.getString("state")).isEqualTo("open");
        assertThat(open.containsKey("texts")).isFalse();

        var waiting = CompletableFuture.supplyAsync(() -> door.caller().get(path(submission) + "?wait=60"));
        var channel = submission.content().answer().get(0).channel();
        var edited = submission.content().answer().get(0).text().replace("I wrote", "We wrote");
        door.desk().decide(submission.call(), new Decision.Edited(Map.of(channel, edited)));
        var told = Await.result(waiting).json();
        assertThat(told.getString("state")).isEqualTo("edited");
        assertThat(told.getJsonArray("texts").getJsonObject(0).getString("text"))
                .isEqualTo("We wrote to " + MAIL + ".");
    }

    @Test
    void aRejectedAnswerNeverComesOut() throws Exception {
        parked(Wire.OPENAI, false);
        var submission = door.desk().next();
        door.desk().decide(submission.call(), new Decision.Rejected("wrong", "a note for colleagues"));
        var told = door.caller().get(path(submission));
        assertThat(told.json().getString("state")).isEqualTo("rejected");
        assertThat(told.text()).doesNotContain("texts", "wrote", "note for");
    }

    @Test
    void othersReviewsAndBadQuestionsAreRefused() throws Exception {
        parked(Wire.OPENAI, false);
        var submission = door.desk().next();
        assertThat(door.stranger().get(path(submission)).status()).isEqualTo(404);
        assertThat(door.caller().get("/v1/reviews/rev_none").status()).isEqualTo(404);
        var bad = door.caller().get(path(submission) + "?wait=soon");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.text()).contains("wait must be a whole number of seconds from 0 to 60");
    }
}
