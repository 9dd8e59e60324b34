package io.trustrail.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.trustrail.gateway.access.users.Role;
import io.trustrail.gateway.access.users.Users;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.console.reviews.ReviewDoors;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.metrics.Health;
import io.trustrail.gateway.policy.PolicyDirectory;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.proxy.prompt.TextTrial;
import io.trustrail.gateway.review.Content;
import io.trustrail.gateway.review.Decision;
import io.trustrail.gateway.review.Judgement;
import io.trustrail.gateway.review.Submission;
import io.trustrail.gateway.review.Terms;
import io.trustrail.gateway.review.calibration.Labelled;
import io.trustrail.gateway.review.item.Ruling;
import io.trustrail.gateway.review.item.Status;
import io.trustrail.gateway.review.item.Verdict;
import io.trustrail.gateway.review.labels.Foreign;
import io.trustrail.gateway.review.queue.Desk;
import io.trustrail.gateway.server.AdminPlane;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviews in the console over HTTP, as a browser would use it that runs no script. */
class ReviewPagesTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String ANSWER = "We wrote to " + Desk.EMAIL + ", I think.";
    private static final Pattern DECISION = Pattern.compile("name=\"decision-id\" value=\"([^\"]+)\"");

    private final Desk desk;
    private final Path policies;
    private final AdminPlane admin;

    ReviewPagesTest(@TempDir Path data, @TempDir Path policies) {
        desk = new Desk(data);
        this.policies = policies;
        var users = new Users(desk.store);
        users.create("ann", Set.of(Role.REVIEWER), PASSWORD);
        users.create("bob", Set.of(Role.REVIEWER, Role.REVEALER), PASSWORD);
        users.create("eve", Set.of(Role.AUDITOR), PASSWORD);
        var book = PolicyDirectory.sound(policies).book();
        var console = new Console(
                desk.vertx,
                desk.store,
                () -> book,
                new TextTrial(new Operators(new byte[32])),
                new ReviewDoors(desk.queue, desk.labels, policies),
                new LogIndex(data));
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        admin = new AdminPlane("127.0.0.1", 0, new Health(), registry, Map.of(Console.PATH, console));
    }

    @BeforeEach
    void start() {
        Await.result(desk.vertx.deployVerticle(admin));
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private Visitor as(String name) {
        var visitor = new Visitor("http://127.0.0.1:" + admin.port());
        assertThat(visitor.logIn(name, PASSWORD).statusCode()).isEqualTo(303);
        return visitor;
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElse("");
    }

    private static Map<String, String> form(HttpResponse<String> page, String what, Map<String, String> more) {
        var decision = DECISION.matcher(page.body());
        assertThat(decision.find()).isTrue();
        var fields = new HashMap<>(more);
        fields.put("do", what);
        fields.put("decision-id", decision.group(1));
        return fields;
    }

    private Status status(String review) {
        return Await.result(desk.queue.get(Desk.CHIEF, review)).item().status();
    }

    @Test
    void whatWaitsIsListedMaskedAndLeadsToItsReview() {
        var review = desk.submit("call_1");
        var page = as("ann").get("/console/reviews");
        assertThat(page.body())
                .contains("One review", "/console/reviews/" + review, "low confidence", "40%", "Take the next one");
        assertThat(as("ann").get("/console/reviews?show=decided").body()).contains("No reviews");
        assertThat(as("ann").get("/console/reviews?feature=another").body()).contains("No reviews");
        assertThat(as("ann").get("/console/reviews?search=" + review).body()).contains("One review");
        assertThat(as("ann").get("/console/reviews?reason=low-confidence").body())
                .contains("One review");
        assertThat(as("ann").get("/console/reviews?reason=slang").body()).contains("No reviews");
        var filtered = as("ann");
        assertThat(filtered.get("/console/reviews?feature=another").body())
                .contains("name=\"feature\" value=\"another\"");
        assertThat(location(filtered.post("/console/reviews/next", Map.of("feature", "another", "language", ""))))
                .isEqualTo("/console/reviews?done=none");
        assertThat(location(filtered.post("/console/reviews/next", Map.of("feature", "support", "language", "en"))))
                .isEqualTo("/console/reviews/" + review);
    }

    @Test
    void aReviewShowsEverythingOneNeedsAndNoPersonalData() {
        var review = desk.submit("call_1");
        var body = as("ann").get("/console/reviews/" + review).body();
        assertThat(body)
                .contains("Where is my parcel?", "Customer", "Confidence 40%", "hedging", "hash1", "openai · gpt")
                .contains("<mark>")
                .contains(Desk.EMAIL)
                .doesNotContain(Desk.CANARY, Desk.SUBJECT);
    }

    @Test
    void anApprovedAnswerGoesOutAsItIs() {
        var review = desk.submit("call_1");
        var ann = as("ann");
        assertThat(location(ann.post("/console/reviews/next", Map.of()))).isEqualTo("/console/reviews/" + review);
        var page = ann.get("/console/reviews/" + review);
        var done = ann.post("/console/reviews/" + review + "/decide", form(page, "approve", Map.of()));
        assertThat(location(done)).isEqualTo("/console/reviews?done=approved");
        assertThat(Await.result(desk.desk.await(review, Duration.ZERO))).contains(new Decision.Approved());
        assertThat(ann.get(location(done)).body()).contains("Approved. The answer goes out as it is.");
        assertThat(location(ann.post("/console/reviews/next", Map.of()))).isEqualTo("/console/reviews?done=none");
    }

    @Test
    void anEditIsComparedAndSent() {
        var review = desk.submit("call_1");
        var ann = as("ann");
        ann.get("/console/reviews");
        ann.post("/console/reviews/" + review + "/claim", Map.of());
        var page = ann.get("/console/reviews/" + review);
        var edited = Map.of("channel", "content/0/0", "text", "We wrote to " + Desk.EMAIL + ".");
        var path = "/console/reviews/" + review + "/decide";
        assertThat(ann.post(path, form(page, "compare", edited)).body())
                .containsPattern("<del><span class=\"hidden\">taken out: </span>, I think</del>");
        assertThat(status(review)).isEqualTo(Status.CLAIMED);
        assertThat(ann.get("/console/reviews/" + review).body())
                .as("a comparison keeps the edit")
                .contains("We wrote to " + Desk.EMAIL + ".</textarea>");
        assertThat(location(ann.post(path, form(page, "edit", edited)))).isEqualTo("/console/reviews?done=edited");
        assertThat(Await.result(desk.desk.await(review, Duration.ZERO)))
                .contains(new Decision.Edited(Map.of("content/0/0", "We wrote to " + Desk.EMAIL + ".")));
    }

    @Test
    void anEditThatChangesNothingIsNone() {
        var review = desk.submit("call_1");
        var ann = as("ann");
        ann.get("/console/reviews");
        ann.post("/console/reviews/" + review + "/claim", Map.of());
        var page = ann.get("/console/reviews/" + review);
        var answer = ann.post(
                "/console/reviews/" + review + "/decide",
                form(page, "edit", Map.of("channel", "content/0/0", "text", ANSWER)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Nothing is changed");
    }

    @Test
    void personalDataInAnEditMustBeConfirmedAndNothingTypedIsLost() {
        var review = desk.submit("call_1");
        var ann = as("ann");
        ann.get("/console/reviews");
        ann.post("/console/reviews/" + review + "/claim", Map.of());
        var page = ann.get("/console/reviews/" + review);
        var path = "/console/reviews/" + review + "/decide";
        var edit = new HashMap<>(
                Map.of("channel", "content/0/0", "text", "Write to help@example.org instead.", "note", "as agreed"));
        var refused = ann.post(path, form(page, "edit", edit));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("There is personal data", "EMAIL", "Write to help@example.org instead.", "as agreed");
        edit.put("confirmed", "yes");
        assertThat(location(ann.post(path, form(refused, "edit", edit)))).isEqualTo("/console/reviews?done=edited");
    }

    @Test
    void aRejectionNeedsAReason() {
        var review = desk.submit("call_1");
        var ann = as("ann");
        ann.get("/console/reviews");
        ann.post("/console/reviews/" + review + "/claim", Map.of());
        var page = ann.get("/console/reviews/" + review);
        var path = "/console/reviews/" + review + "/decide";
        assertThat(ann.post(path, form(page, "reject", Map.of("code", ""))).body())
                .contains("Choose why the answer is rejected");
        assertThat(location(ann.post(path, form(page, "reject", Map.of("code", "tone", "note", "rude")))))
                .isEqualTo("/console/reviews?done=rejected");
        assertThat(Await.result(desk.desk.await(review, Duration.ZERO)))
                .contains(new Decision.Rejected("tone", "rude"));
        assertThat(as("bob").get("/console/reviews/" + review).body())
                .contains("<dd>ann</dd>", "<dd>tone</dd>", "<dd>rude</dd>");
    }

    @Test
    void whatSomebodyElseWorksOnSaysSoAndCanBeTakenAfterwards() {
        // Pages tell the time by the clock of the machine, by which this lease ended long ago.
        var left = desk.submit("call_1");
        Await.result(desk.queue.claim(Desk.BOB, left));
        var ann = as("ann");
        assertThat(ann.get("/console/reviews/" + left).body()).contains("Take this review");

        desk.clock.move(Duration.between(Desk.START, Instant.now()));
        var taken = desk.submit("call_2");
        Await.result(desk.queue.claim(Desk.BOB, taken));
        assertThat(ann.get("/console/reviews/" + taken).body())
                .contains("bob has taken it: for ")
                .doesNotContain("Take this review");
    }

    @Test
    void anAnswerThatNothingMeasuredIsNotSaidToHaveNoConfidence() {
        var concern = Desk.submission("call_1", desk.terms(Terms.Mode.AFTER), Judgement.NOT_JUDGED);
        var review = Await.result(desk.desk.submit(concern));
        var ann = as("ann");
        assertThat(ann.get("/console/reviews").body()).contains(">not judged<").doesNotContain("0%", "NaN");
        assertThat(ann.get("/console/reviews/" + review).body())
                .contains("Confidence: not judged")
                .doesNotContain("Confidence 0%", "NaN");
    }

    @Test
    void anAnswerThatWasNotKeptIsSaidNotToBeThere() {
        var usual = Desk.submission("call_1", desk.terms(Terms.Mode.AFTER), Judgement.NOT_JUDGED);
        var content = new Content(List.of(new Content.Turn("concern", "con_1")), List.of(), List.of(), Map.of(), "");
        var review = Await.result(desk.desk.submit(
                new Submission(usual.call(), usual.provenance(), usual.judgement(), content, usual.terms())));
        assertThat(as("ann").get("/console/reviews/" + review).body())
                .contains("The answer was not kept.", "<h3>Concern</h3>");
    }

    @Test
    void whoWasTooSlowKeepsWhatTheyTyped() {
        var review = desk.submit("call_1");
        var ann = as("ann");
        ann.get("/console/reviews");
        ann.post("/console/reviews/" + review + "/claim", Map.of());
        var page = ann.get("/console/reviews/" + review);
        desk.clock.move(Duration.ofMinutes(11));
        Await.result(desk.engine.sweepNow());
        var bob = as("bob");
        bob.get("/console/reviews");
        assertThat(location(bob.post("/console/reviews/next", Map.of()))).endsWith(review);

        var late = ann.post(
                "/console/reviews/" + review + "/decide",
                form(page, "edit", Map.of("channel", "content/0/0", "text", "We shall write.")));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody else works on it", "What you typed", "We shall write.");
        assertThat(bob.get("/console/reviews/" + review).body()).doesNotContain("We shall write.");
        Await.result(desk.queue.release(Desk.BOB, review));
        ann.post("/console/reviews/" + review + "/claim", Map.of());
        assertThat(ann.get("/console/reviews/" + review).body()).contains("We shall write.");
    }

    @Test
    void whoTypedStillSeesItWhenSomebodyElseHasDecided() {
        var review = desk.submit("call_1");
        var ann = as("ann");
        ann.get("/console/reviews");
        ann.post("/console/reviews/" + review + "/claim", Map.of());
        var typed = Map.of("channel", "content/0/0", "text", "Half a sent");
        ann.post("/console/reviews/" + review + "/draft", typed);
        Await.result(desk.queue.release(Desk.ANN, review));
        Await.result(desk.queue.claim(Desk.BOB, review));
        Await.result(desk.queue.decide(Desk.BOB, review, new Ruling("d1", Verdict.approved(""), false)));
        assertThat(ann.get("/console/reviews/" + review).body()).contains("What you typed", "Half a sent");
    }

    @Test
    void anApprovalThatDropsAnEditIsAskedForTwice() {
        var review = desk.submit("call_1");
        var ann = as("ann");
        ann.get("/console/reviews");
        ann.post("/console/reviews/" + review + "/claim", Map.of());
        var path = "/console/reviews/" + review + "/decide";
        var edit = new HashMap<>(Map.of("channel", "content/0/0", "text", "We wrote."));
        var asked = ann.post(path, form(ann.get("/console/reviews/" + review), "approve", edit));
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("without your changes", "We wrote.", "name=\"discards\" value=\"yes\"");
        assertThat(status(review)).isEqualTo(Status.CLAIMED);
        edit.put("discards", "yes");
        assertThat(location(ann.post(path, form(asked, "approve", edit)))).isEqualTo("/console/reviews?done=approved");
        assertThat(Await.result(desk.desk.await(review, Duration.ZERO))).contains(new Decision.Approved());
    }

    @Test
    void aDraftIsKeptWhileSomebodyTypes() {
        var review = desk.submit("call_1");
        var ann = as("ann");
        ann.get("/console/reviews");
        ann.post("/console/reviews/" + review + "/claim", Map.of());
        var typed = Map.of("channel", "content/0/0", "text", "Half a sent");
        assertThat(ann.post("/console/reviews/" + review + "/draft", typed).statusCode())
                .isEqualTo(204);
        assertThat(ann.post("/console/reviews/" + review + "/renew", Map.of()).statusCode())
                .isEqualTo(204);
        assertThat(ann.get("/console/reviews/" + review).body()).contains("Half a sent");
    }

    @Test
    void aRevealNeedsARightAndAReasonAndIsRecordedFirst() {
        var review = desk.submit("call_1");
        var path = "/console/reviews/" + review + "/reveal";
        var ann = as("ann");
        assertThat(ann.get("/console/reviews/" + review).body()).doesNotContain("What tokens stand for");
        var refused = ann.post(path, Map.of("reason", "The customer asks."));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Your roles do not allow this").doesNotContain(Desk.CANARY);

        var bob = as("bob");
        bob.get("/console/reviews/" + review);
        assertThat(bob.post(path, Map.of("reason", "so")).body())
                .contains("5 to 500")
                .doesNotContain(Desk.CANARY);
        assertThat(desk.events()).doesNotContain("revealed");
        var shown = bob.post(path, Map.of("reason", "The customer asks."));
        assertThat(shown.body()).contains(Desk.CANARY);
        assertThat(shown.headers().firstValue("cache-control")).contains("no-store");
        assertThat(desk.events()).contains("revealed");
        assertThat(bob.get("/console/reviews/" + review).body()).doesNotContain(Desk.CANARY);
    }

    @Test
    void auditorsSeeAndDecideNothing() {
        var review = desk.submit("call_1");
        var eve = as("eve");
        assertThat(eve.get("/console/reviews").body()).contains(review).doesNotContain("Take the next one");
        assertThat(eve.get("/console/reviews/" + review).body()).doesNotContain("Take this review");
        assertThat(eve.post("/console/reviews/" + review + "/claim", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(eve.post("/console/reviews/next", Map.of()).statusCode()).isEqualTo(403);
        assertThat(status(review)).isEqualTo(Status.OPEN);
    }

    @Test
    void twoPeopleDecideWhereFourEyesAreAsked() {
        var review = desk.submit("call_1", desk.terms(Terms.Mode.HOLD, 0, true));
        var ann = as("ann");
        ann.get("/console/reviews");
        ann.post("/console/reviews/" + review + "/claim", Map.of());
        var path = "/console/reviews/" + review + "/decide";
        var page = ann.get("/console/reviews/" + review);
        assertThat(location(ann.post(path, form(page, "approve", Map.of()))))
                .isEqualTo("/console/reviews?done=opinion");
        var bob = as("bob");
        bob.get("/console/reviews");
        bob.post("/console/reviews/" + review + "/claim", Map.of());
        var second = bob.get("/console/reviews/" + review);
        assertThat(second.body()).contains("A first person has given an opinion: approved");
        assertThat(location(bob.post(path, form(second, "approve", Map.of()))))
                .isEqualTo("/console/reviews?done=approved");
    }

    @Test
    void howTheQueueDoesIsShown() {
        var review = desk.submit("call_1");
        desk.submit("call_2");
        Await.result(desk.queue.claim(Desk.ANN, review));
        var ann = as("ann");
        var page = ann.get("/console/reviews/" + review);
        ann.post("/console/reviews/" + review + "/decide", form(page, "approve", Map.of()));
        assertThat(ann.get("/console/reviews/health").body())
                .contains("Waiting", "<p class=\"figure\">1</p>", "<th scope=\"row\">ann</th>", "100%");
    }

    @Test
    void whatLabelsSayIsShownOrThatThereAreTooFew() {
        var ann = as("ann");
        assertThat(ann.get("/console/reviews/calibration").body())
                .contains("No decisions yet")
                .doesNotContain("<svg class=\"diagram\"");
        var review = desk.submit("call_1");
        Await.result(desk.queue.claim(Desk.ANN, review));
        var page = ann.get("/console/reviews/" + review);
        ann.post("/console/reviews/" + review + "/decide", form(page, "approve", Map.of()));
        assertThat(ann.get("/console/reviews/calibration").body())
                .contains(
                        "One decision", "Not enough labels yet", "<svg class=\"diagram\"", "<circle class=\"before\"");
    }

    @Test
    void aThresholdIsShownAsAChangeOfThePolicy() throws IOException {
        Files.writeString(
                policies.resolve("support.yaml"),
                "features:\n  support:\n    review:\n      rules:\n        - {confidence-below: 0.35, do: park}\n");
        var labels = IntStream.range(0, 400)
                .mapToObj(i -> {
                    boolean good = i % 2 == 0;
                    var label = new Labelled(
                            good ? 0.9 : 0.2, Map.of("hedging", good ? 0.0 : 1.0), good ^ i % 9 == 0, true);
                    return new Foreign("l" + i, "support", label);
                })
                .toList();
        Await.result(desk.labels.take(Desk.CHIEF, "test", labels));
        assertThat(as("ann").get("/console/reviews/calibration?feature=support").body())
                .contains("--- a/support.yaml")
                .contains("<del>-        - {confidence-below: 0.35, do: park}</del>")
                .contains("<ins>+        - {confidence-below: 0.");
        assertThat(as("ann").get("/console/reviews/calibration").body())
                .contains("Filter by a feature")
                .doesNotContain("--- a/");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(as("ann").get("/console/reviews/rev_nothing").statusCode()).isEqualTo(404);
    }
}
