package io.trustrail.gateway.api.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.api.ApiClient;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.LogCapture;
import io.trustrail.gateway.review.Decision;
import io.trustrail.gateway.review.Terms.Mode;
import io.trustrail.gateway.review.queue.Desk;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reviewers do, over HTTP. */
class ReviewApiTest {

    private static final String REVIEWS = "/api/v1/reviews";

    @TempDir
    private Path data;

    private ApiDesk api;
    private ApiClient ann;

    @BeforeEach
    void start() {
        api = new ApiDesk(data);
        ann = api.reviewer("ann");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static JsonObject decision(String id, String verdict) {
        return new JsonObject().put("decision_id", id).put("verdict", verdict);
    }

    private Decision decided(String review) {
        return Await.result(api.desk.desk.await(review, Duration.ZERO)).orElseThrow();
    }

    @Test
    void aReviewIsFoundClaimedEditedAndDecidedOnce() {
        var review = api.desk.submit("call-1");
        var list = ann.get(REVIEWS + "?feature=support&status=open").json();
        assertThat(list.getInteger("total")).isEqualTo(1);
        assertThat(list.getJsonArray("reviews").getJsonObject(0).getString("id"))
                .isEqualTo(review);

        var claimed = ann.post(REVIEWS + "/claim-next", new JsonObject().put("request_id", "r1"));
        assertThat(claimed.json().getString("claimed_by")).isEqualTo("ann");
        var whole = ann.get(REVIEWS + "/" + review).json();
        var answer = whole.getJsonObject("content").getJsonArray("answer").getJsonObject(0);
        assertThat(answer.getString("text")).contains(Desk.EMAIL);

        var edit = decision("d1", "edit").put("texts", new JsonObject().put(answer.getString("channel"), "All good."));
        assertThat(ann.post(REVIEWS + "/" + review + "/decision", edit).json().getString("status"))
                .isEqualTo("edited");
        assertThat(ann.post(REVIEWS + "/" + review + "/decision", edit).status())
                .isEqualTo(200);
        assertThat(decided(review)).isEqualTo(new Decision.Edited(Map.of("content/0/0", "All good.")));
        var late = ann.post(REVIEWS + "/" + review + "/decision", decision("d2", "approve"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.error()).isEqualTo("decided");
        assertThat(ann.post(REVIEWS + "/claim-next", new JsonObject()).status()).isEqualTo(204);
    }

    @Test
    void wrongDecisionsAreToldWhatIsWrong() {
        var review = api.desk.submit("call-1");
        ann.post(REVIEWS + "/" + review + "/claim", new JsonObject());
        assertThat(problem(review, decision("d1", "maybe"))).isEqualTo("invalid_request:verdict");
        assertThat(problem(review, decision("", "approve"))).isEqualTo("invalid_request:decision_id");
        assertThat(problem(review, decision("d1", "reject"))).isEqualTo("invalid_request:code");
        assertThat(problem(review, decision("d1", "approve").put("txts", 1))).isEqualTo("invalid_request:txts");
        assertThat(problem(review, decision("d1", "edit"))).isEqualTo("unknown_channel:texts");
        var token = new JsonObject().put("content/0/0", "[NAME_ABC123]");
        assertThat(problem(review, decision("d1", "edit").put("texts", token))).isEqualTo("unknown_token:texts");
        var person = new JsonObject().put("content/0/0", "new.person@example.com");
        assertThat(problem(review, decision("d1", "edit").put("texts", person))).isEqualTo("personal_data:null");
        assertThat(ann.get(REVIEWS + "/" + review).json().getJsonObject("draft").getString("content/0/0"))
                .isEqualTo("new.person@example.com");
        assertThat(ann.get(REVIEWS + "/rev_none").status()).isEqualTo(404);
        assertThat(ann.get(REVIEWS + "?status=odd").error()).isEqualTo("invalid_request");
        assertThat(ann.get(REVIEWS + "?limit=0").error()).isEqualTo("invalid_request");
        assertThat(ann.get(REVIEWS + "?show=open").text()).contains("\"field\":\"show\"", "Known are: status, mode");
    }

    @Test
    void whoIsTooLateKeepsWhatTheyWrote() {
        var review = REVIEWS + "/" + api.desk.submit("call-1");
        ann.post(review + "/claim", new JsonObject());
        ann.post(review + "/decision", decision("d1", "approve"));
        assertThat(ann.post(review + "/decision", decision("d2", "reject").put("code", "wrong"))
                        .text())
                .contains("An edited text was kept as your draft.");
        assertThat(ann.post(review + "/claim", new JsonObject()).text())
                .contains("Take another one.")
                .doesNotContain("draft");
    }

    private String problem(String review, JsonObject decision) {
        var answer = ann.post(REVIEWS + "/" + review + "/decision", decision);
        assertThat(answer.status()).isBetween(400, 409);
        assertThat(answer.text()).doesNotContain("new.person", "ABC123");
        var error = answer.json().getJsonObject("error");
        return error.getString("code") + ":" + error.getString("field");
    }

    @Test
    void draftsSkillsAndHealthAreThere() {
        var review = api.desk.submit("call-1", api.desk.terms(Mode.PARK, "lang:de"));
        var draft = new JsonObject().put("texts", new JsonObject().put("content/0/0", "half a"));
        assertThat(ann.send("PUT", REVIEWS + "/" + review + "/draft", draft.encode(), "application/json")
                        .status())
                .isEqualTo(204);
        assertThat(ann.get(REVIEWS + "/" + review).json().getJsonObject("draft").getString("content/0/0"))
                .isEqualTo("half a");

        var chief = api.client("chief", Scope.REVIEWS_MANAGE, Scope.REVIEWS_READ);
        var skills = new JsonObject().put("skills", new JsonArray().add("lang:fr"));
        var path = "/api/v1/reviewers/Ann/skills";
        assertThat(ann.send("PUT", path, skills.encode(), "application/json").status())
                .isEqualTo(403);
        assertThat(chief.send("PUT", path, "{\"skills\":[\"lang:fr\",\"NOPE!\"]}", "application/json")
                        .text())
                .contains("\"field\":\"skills\"", "lang:de, slang");
        assertThat(chief.send("PUT", path, skills.encode(), "application/json").status())
                .isEqualTo(204);
        assertThat(ann.post(REVIEWS + "/" + review + "/claim", new JsonObject()).error())
                .isEqualTo("skill_missing");
        assertThat(chief.get("/api/v1/reviewers").text()).contains("\"ann\"", "lang:fr");
        var health = ann.get("/api/v1/review-health").json();
        assertThat(health.getJsonObject("waiting").getInteger("open")).isEqualTo(1);
        assertThat(health.getValue("in_time")).isNull();
    }

    @Test
    void nothingButARevealShowsPersonalData() {
        try (var logs = LogCapture.open()) {
            var review = api.desk.submit("call-1");
            var everything = new StringBuilder();
            everything.append(ann.get(REVIEWS).text());
            everything.append(ann.post(REVIEWS + "/" + review + "/claim", new JsonObject())
                    .text());
            everything.append(ann.get(REVIEWS + "/" + review).text());
            assertThat(ann.post(REVIEWS + "/" + review + "/reveal", new JsonObject().put("reason", "why"))
                            .status())
                    .isEqualTo(403);
            var edit = decision("d1", "edit").put("texts", new JsonObject().put("content/0/0", "Fine."));
            everything.append(
                    ann.post(REVIEWS + "/" + review + "/decision", edit).text());
            everything.append(ann.get(REVIEWS + "/" + review).text());
            everything.append(ann.get("/api/v1/review-health").text());
            assertThat(everything.toString()).contains("Fine.").doesNotContain(Desk.CANARY, Desk.SUBJECT, "envelope");

            var revealer = api.client("eve", Scope.REVIEWS_REVEAL);
            var revealed = revealer.post(REVIEWS + "/" + review + "/reveal", new JsonObject().put("reason", "a call"));
            assertThat(revealed.json().getJsonObject("values").getString(Desk.EMAIL))
                    .isEqualTo(Desk.CANARY);
            assertThat(revealed.response().headers().firstValue("cache-control"))
                    .hasValue("no-store");
            assertThat(api.desk.events()).endsWith("edited", "revealed");
            assertThat(logs.lines()).noneMatch(line -> line.contains(Desk.CANARY) || line.contains(Desk.SUBJECT));
        }
    }
}
