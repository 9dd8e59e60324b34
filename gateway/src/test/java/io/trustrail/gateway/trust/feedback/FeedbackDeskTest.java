package io.trustrail.gateway.trust.feedback;

import static io.trustrail.gateway.review.queue.Desk.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.pii.PiiDetector;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.review.calibration.Labelled;
import io.trustrail.gateway.review.item.Ruling;
import io.trustrail.gateway.review.item.Verdict;
import io.trustrail.gateway.review.labels.Labels;
import io.trustrail.gateway.review.queue.Desk;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.trust.concern.CallBook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What applications say of answers, until it is a label, and until it is forgotten. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class FeedbackDeskTest {

    private static final String CALL = "call-1";
    private static final String PERSON = "sub_of_somebody";

    private final StoreKind kind;

    @TempDir
    private Path data;

    private Desk desk;
    private FeedbackDesk feedback;

    FeedbackDeskTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        desk = new Desk(kind, data);
        feedback = new FeedbackDesk(
                desk.vertx, desk.store, desk.register, desk.seal, () -> List.of(new PiiDetector()), desk.clock);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private boolean say(String application, String call, boolean good) {
        var said = new Feedback(
                "acme", application, call, "", false, good, "wrong", Optional.of("Ask ann@example.com instead."));
        return Await.result(feedback.take(said));
    }

    private List<Boolean> labels() {
        return new Labels(desk.store)
                .all("support").stream().map(Labelled::approved).toList();
    }

    private long kept() {
        return Await.result(feedback.before(desk.clock.instant().plusSeconds(1), 100))
                .size();
    }

    private static CallBook book(String... calls) {
        var known = List.of(calls);
        return call -> known.contains(call)
                ? Optional.of(new CallBook.Known(call, "acme", "shop", "support", PERSON, "openai", "m", "hash"))
                : Optional.empty();
    }

    @Test
    void whatWasSaidLastIsTheLabelUntilAReviewerDecides() {
        var review = desk.submit(CALL);
        assertThat(say("shop", CALL, false)).isTrue();
        assertThat(labels()).containsExactly(false);

        say("shop", CALL, true);
        assertThat(labels()).containsExactly(true);
        assertThat(kept()).isEqualTo(1);

        Await.result(desk.queue.claim(ANN, review));
        Await.result(desk.queue.decide(ANN, review, new Ruling("d1", Verdict.rejected("wrong", ""), false)));
        assertThat(labels()).as("the reviewer's word, once").containsExactly(false);
    }

    @Test
    void withoutAReviewItIsKeptAndNoLabel() {
        assertThat(say("shop", "call-without", true)).isFalse();
        assertThat(labels()).isEmpty();
        assertThat(Await.result(feedback.before(desk.clock.instant().plusSeconds(1), 10))
                        .encode())
                .contains("Ask [EMAIL] instead.")
                .doesNotContain("ann@");
    }

    @Test
    void anotherApplicationCanNeitherMakeNorTakeAwayALabel() {
        desk.submit(CALL);
        say("shop", CALL, true);

        assertThat(say("other", CALL, false)).isFalse();
        feedback.findCalls(book(CALL), 10);

        assertThat(kept()).as("what the other said is forgotten").isEqualTo(1);
        assertThat(labels()).containsExactly(true);
    }

    @Test
    void whatIsSaidOfCallsThatThereAreNotKeepsNobodyWaiting() {
        for (int i = 0; i < 5; i++) {
            say("shop", "made-up-" + i, true);
            desk.clock.move(Duration.ofMillis(1));
        }
        say("shop", "call-real", true);

        for (int i = 0; i < 3; i++) {
            feedback.findCalls(book("call-real"), 2);
        }

        var ofPerson = new FeedbackData(desk.store, desk.seal).export(Subject.person("acme", "somebody"), PERSON);
        assertThat(ofPerson.encode()).contains("call-real");
    }

    @Test
    void afterItsTimeItGoesWithItsLabel() {
        desk.submit(CALL);
        say("shop", CALL, true);
        desk.clock.move(Duration.ofDays(1));
        say("shop", "call-2", true);

        assertThat(feedback.forget(desk.clock.instant(), 10)).isEqualTo(1);

        assertThat(kept()).as("what came later").isEqualTo(1);
        assertThat(labels()).isEmpty();
    }
}
