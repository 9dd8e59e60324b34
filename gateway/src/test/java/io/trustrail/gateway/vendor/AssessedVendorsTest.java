package io.trustrail.gateway.vendor;

import static io.trustrail.gateway.vendor.ScriptedVendor.reply;
import static io.trustrail.gateway.vendor.Specs.first;
import static io.trustrail.gateway.vendor.Specs.vendor;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.assessment.Assessment;
import io.trustrail.gateway.policy.assessment.AssessmentRules;
import io.trustrail.gateway.policy.assessment.Assessments;
import io.trustrail.gateway.policy.assessment.Commitments;
import io.trustrail.gateway.policy.assessment.Gap;
import io.trustrail.gateway.policy.assessment.VendorAssessment;
import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls go only to vendors that qualify, at the moment at which they are asked. */
@Timeout(30)
final class AssessedVendorsTest {

    private static final String LAST_DAY = "2026-06-30";
    private static final String NEXT_DAY = "2026-07-01T00:00:00Z";

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedVendor a = ScriptedVendor.start(vertx);
    private final ScriptedVendor b = ScriptedVendor.start(vertx);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void aTargetThatDoesNotQualifyIsNeverAsked() throws Exception {
        try (Caller caller = caller("a", 1, LAST_DAY)) {
            caller.isNow(NEXT_DAY);

            assertThat(caller.ask(first("a", "b")).target().vendor().name()).isEqualTo("b");
            assertThat(a.received()).isEmpty();
            assertThat(caller.recorded()).containsExactly("b/model");
            assertThat(caller.heard().events()).contains("a/model passed over EXPIRED");
        }
    }

    @Test
    void withoutAnyOtherTargetTheCallEndsWithTheReasons() throws Exception {
        try (Caller caller = caller("a", 2, LAST_DAY)) {
            assertThat(gaps(caller)).singleElement().extracting(Gap::reason).isEqualTo(Gap.Reason.LEVEL);
            assertThat(a.received()).isEmpty();
        }
    }

    @Test
    void anAssessmentThatExpiresBetweenRetriesEndsThem() throws Exception {
        try (Caller caller = caller("a", 1, LAST_DAY)) {
            a.plays(
                    (request, response) -> {
                        caller.isNow(NEXT_DAY);
                        reply(503, "later").play(request, response);
                    },
                    reply(200, "now"));

            assertThat(gaps(caller)).singleElement().extracting(Gap::reason).isEqualTo(Gap.Reason.EXPIRED);
            assertThat(a.received()).hasSize(1);
        }
    }

    @Test
    void norIsAFallbackAskedWhoseAssessmentExpiredMeanwhile() throws Exception {
        try (Caller caller = caller("b", 1, LAST_DAY)) {
            a.plays((request, response) -> {
                caller.isNow(NEXT_DAY);
                reply(500, "broken").play(request, response);
            });

            assertThat(caller.ask(first("a", "b")).status()).isEqualTo(500);
            assertThat(b.received()).isEmpty();
            assertThat(caller.heard().events()).contains("b/model passed over EXPIRED");
        }
    }

    @Test
    void newAssessmentsCountForCallsUnderWay() throws Exception {
        try (Caller caller = caller("a", 1, LAST_DAY)) {
            a.plays(
                    (request, response) -> {
                        caller.vendors().reconcile(book("a", 2, LAST_DAY));
                        reply(503, "later").play(request, response);
                    },
                    reply(200, "now"));

            assertThat(gaps(caller)).singleElement().extracting(Gap::reason).isEqualTo(Gap.Reason.LEVEL);
        }
    }

    private List<Gap> gaps(Caller caller) throws InterruptedException {
        var failure = catchThrowableOfType(
                ExecutionException.class,
                () -> caller.head(first("a"), new Cancellation()).get(10, SECONDS));
        assertThat(failure).hasCauseInstanceOf(NotAssessed.class);
        return ((NotAssessed) Objects.requireNonNull(failure.getCause())).gaps();
    }

    private Caller caller(String assessed, int level, String lastDay) {
        Caller caller = new Caller(vertx);
        caller.vendors().reconcile(book(assessed, level, lastDay));
        return caller;
    }

    private PolicyBook book(String assessed, int level, String lastDay) {
        var book = Specs.book(
                vendor("a", a.port()).retry(3, 100, 5), vendor("b", b.port()).retry(1, 100, 5));
        var assessment = new Assessment(
                false,
                "Jo",
                "",
                "Kim",
                LocalDate.parse("2026-01-01"),
                LocalDate.parse(lastDay),
                Assessment.Decision.APPROVED,
                Assessment.Rating.LOW,
                Set.of(level),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                Commitments.NONE,
                List.of());
        var all = Map.of(assessed, new VendorAssessment(assessment, Map.of()));
        return book.with(book.vendors(), new Assessments(AssessmentRules.DEFAULT, all, Set.of()));
    }
}
