package io.trustrail.gateway.api.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.api.ApiClient;
import io.trustrail.gateway.api.ApiClient.Answer;
import io.trustrail.gateway.review.Terms.Mode;
import io.trustrail.gateway.review.queue.Desk;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels out and in, over HTTP. */
class LabelApiTest {

    @TempDir
    private Path data;

    private ApiDesk api;
    private ApiClient ann;
    private ApiClient chief;

    @BeforeEach
    void start() {
        api = new ApiDesk(data);
        ann = api.reviewer("ann");
        chief = api.client("chief", Scope.REVIEWS_MANAGE, Scope.REVIEWS_READ);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private void decide(String review, String verdict) {
        ann.post("/api/v1/reviews/" + review + "/claim", new JsonObject());
        var decision = new JsonObject().put("decision_id", "d-" + review).put("verdict", verdict);
        if (verdict.equals("reject")) {
            decision.put("code", "wrong").put("note", "Told " + Desk.CANARY);
        }
        var done = ann.post("/api/v1/reviews/" + review + "/decision", decision);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    private Answer take(String source, String lines) {
        return chief.send("POST", "/api/v1/labels?source=" + source, lines, "application/jsonl");
    }

    @Test
    void decisionsAreExportedInPartsAndWithoutTexts() {
        decide(api.desk.submit("call-1", api.desk.terms(Mode.SAMPLE)), "approve");
        decide(api.desk.submit("call-2"), "reject");
        api.desk.submit("call-3");

        var first = ann.get("/api/v1/decisions?limit=1");
        var next = first.response().headers().firstValue("x-trustrail-next").orElseThrow();
        var second = ann.get("/api/v1/decisions?after=" + next);
        var lines = List.of(new JsonObject(first.text()), new JsonObject(second.text()));
        assertThat(lines.stream().map(line -> line.getString("call"))).containsExactlyInAnyOrder("call-1", "call-2");
        assertThat(lines.stream().filter(line -> line.getBoolean("sampled"))).hasSize(1);
        assertThat(lines.get(0).getJsonArray("signals").getJsonObject(0).getString("name"))
                .isEqualTo("hedging");
        assertThat(first.text() + second.text()).doesNotContain(Desk.CANARY, Desk.SUBJECT, Desk.EMAIL);
        assertThat(ann.get("/api/v1/decisions?after=odd").error()).isEqualTo("invalid_request");
    }

    @Test
    void theConfidenceOfALabelStandsForSignalsThatNobodyKnows() {
        var lines = IntStream.range(0, 100)
                .mapToObj(i -> new JsonObject()
                        .put("id", "l" + i)
                        .put("confidence", i / 100.0)
                        .put("approved", i % 10 < i / 10)
                        .encode())
                .collect(Collectors.joining("\n"));
        assertThat(take("studio", lines).status()).isEqualTo(200);
        var fit = ann.get("/api/v1/calibration").json().getJsonObject("fit");
        assertThat(fit).isNotNull();
        assertThat(fit.getDouble("slope")).isGreaterThan(0.5);
    }

    @Test
    void labelsFromElsewhereCountOnceAndAreTakenWholeOrNotAtAll() {
        decide(api.desk.submit("call-1"), "approve");
        var lines = IntStream.range(0, 100)
                .mapToObj(i -> new JsonObject()
                        .put("id", "l" + i)
                        .put("confidence", i / 100.0)
                        .put("signals", new JsonObject().put("hedging", (100 - i) / 100.0))
                        .put("approved", i % 10 < i / 10)
                        .put("sampled", true)
                        .encode())
                .collect(Collectors.joining("\n"));
        assertThat(take("studio", lines).json().getInteger("labels")).isEqualTo(100);
        assertThat(take("studio", lines).status()).isEqualTo(200);

        var report = ann.get("/api/v1/calibration").json();
        assertThat(report.getInteger("labels")).isEqualTo(101);
        assertThat(report.getInteger("sampled")).isEqualTo(100);
        assertThat(report.getString("measured_on")).isEqualTo("sample");
        assertThat(report.getJsonObject("before").getDouble("auroc")).isGreaterThan(0.7);
        assertThat(report.getJsonObject("threshold").getDouble("confidence_below"))
                .isBetween(0.0, 1.0);
        assertThat(report.getJsonArray("curve")).hasSize(21);
        assertThat(ann.get("/api/v1/calibration?alpha=2").error()).isEqualTo("invalid_request");

        var bad =
                take("studio", "{\"id\":\"x\",\"confidence\":0.5,\"approved\":true}\n{\"id\":\"y\",\"confidence\":2}");
        assertThat(bad.json().getJsonObject("error").getString("field")).isEqualTo("line 2: confidence");
        for (var signals : List.of("{\"hedgin\":1}", "{\"hedging\":2}")) {
            var odd = take("studio", "{\"id\":\"x\",\"confidence\":0.5,\"approved\":true,\"signals\":" + signals + "}");
            assertThat(odd.json().getJsonObject("error").getString("field")).isEqualTo("line 1: signals");
        }
        assertThat(take("", lines).error()).isEqualTo("invalid_request");
        assertThat(ann.get("/api/v1/calibration").json().getInteger("labels")).isEqualTo(101);
        assertThat(chief.send("POST", "/api/v1/labels?source=studio", lines, "application/x-ndjson")
                        .status())
                .isEqualTo(200);
        assertThat(chief.send("POST", "/api/v1/labels?source=studio", lines, "text/plain")
                        .text())
                .contains("application/jsonl for lines of JSON");
        assertThat(ann.send("POST", "/api/v1/labels?source=a", lines, "application/jsonl")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aReportOnFewLabelsSaysSo() {
        var threshold = ann.get("/api/v1/calibration").json().getJsonObject("threshold");
        assertThat(threshold.getBoolean("not_enough")).isTrue();
        assertThat(threshold.getInteger("needed")).isEqualTo(22);
    }
}
