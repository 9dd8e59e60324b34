package io.trustrail.gateway.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.access.users.Role;
import io.trustrail.gateway.access.users.Users;
import io.trustrail.gateway.api.ApiClient;
import io.trustrail.gateway.console.Visitor;
import io.trustrail.gateway.fairness.audit.Audited;
import io.trustrail.gateway.fairness.figures.Cell;
import io.trustrail.gateway.fairness.figures.Gap;
import io.trustrail.gateway.fairness.figures.Measure;
import io.trustrail.gateway.fairness.figures.Share;
import io.trustrail.gateway.fairness.kept.KeptAudits;
import io.trustrail.gateway.fairness.texts.Aspect;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.store.Store;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Audits of fairness over the admin API and in the console. */
@Timeout(120)
class FairnessIT {

    private static final String PASSWORD = "correct horse battery";
    private static final String AUDITED = "support-replies";

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture(PolicyDirectory::in);

    private static ApiClient reader;
    private static ApiClient runner;

    @BeforeAll
    static void people() {
        try (var store = Store.open(GATEWAY.data())) {
            var users = new Users(store);
            users.create("eve", Set.of(Role.AUDITOR), PASSWORD);
            users.create("ann", Set.of(Role.ADMIN), PASSWORD);
            users.create("rob", Set.of(Role.REVIEWER), PASSWORD);
            var tokens = new Tokens(store, Clock.systemUTC());
            var reads = tokens.create("reader", Set.of(Scope.FAIRNESS_READ)).token();
            var runs = tokens.create("runner", Set.of(Scope.FAIRNESS_READ, Scope.FAIRNESS_RUN))
                    .token();
            reader = new ApiClient(GATEWAY.adminUrl(), reads);
            runner = new ApiClient(GATEWAY.adminUrl(), runs);
            var kept = new KeptAudits(store);
            kept.keep(audited("fair_1", "2026-03-01T10:00:00Z", 2));
            kept.keep(audited("fair_2", "2026-03-02T10:00:00Z", 20));
            kept.keep(ofNames());
        }
    }

    private static Audited audited(String id, String at, int marked) {
        var all = new Cell(Measure.TOXICITY_MARKED, "identity", "muslim", "");
        var english = new Cell(Measure.TOXICITY_MARKED, "identity", "muslim", "en");
        var language = new Cell(Measure.TOXICITY_MARKED, "language", "en", "");
        var share = new Share(marked, 26);
        var others = new Share(10, 806);
        return new Audited(
                id,
                Instant.parse(at),
                AUDITED,
                "p1",
                new Audited.Effort(832, 1, 5000),
                Set.of(Aspect.TOXICITY),
                Map.of(all, share, english, share, language, share.plus(others)),
                List.of(new Gap(all, share, others, marked > 3), new Gap(english, share, others, false)));
    }

    /* Its guards look for names only. */
    private static Audited ofNames() {
        var korean = new Cell(Measure.NAMES_MISSED, "origin", "korean", "");
        return new Audited(
                "fair_names",
                Instant.parse("2026-03-01T10:00:00Z"),
                "shared-insights",
                "p1",
                new Audited.Effort(960, 0, 5000),
                Set.of(Aspect.NAMES),
                Map.of(korean, new Share(12, 480)),
                List.of(new Gap(korean, new Share(12, 480), new Share(5, 480), false)));
    }

    private static JsonObject feature(ApiClient api, String name) {
        var answer = api.get("/api/v1/fairness?feature=" + name);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().getJsonArray("features").getJsonObject(0);
    }

    @Test
    void programsReadAuditsTheNewestFirst() {
        var audits = feature(reader, AUDITED).getJsonArray("audits");
        assertThat(audits.getJsonObject(0).getString("id")).isEqualTo("fair_2");
        assertThat(audits.getJsonObject(0).getJsonObject("largest").getDouble("toxicity-marked identity"))
                .isEqualTo(0.7568);
        assertThat(audits.getJsonObject(1).getInteger("warnings")).isZero();
        assertThat(reader.get("/api/v1/fairness").json().getJsonObject("limits").getDouble("toxicity-marked"))
                .isEqualTo(0.1);

        var one = reader.get("/api/v1/fairness/fair_2").json();
        assertThat(one.getBoolean("detailed")).isTrue();
        assertThat(one.getJsonArray("groups")).hasSize(3);
        assertThat(reader.get("/api/v1/fairness/fair_9").status()).isEqualTo(404);
        assertThat(reader.get("/api/v1/fairness?feature=none").text()).contains("\"field\":\"feature\"", AUDITED);
        assertThat(reader.get("/api/v1/fairness?last=0").status()).isEqualTo(400);
    }

    @Test
    void programsHaveAFeatureAuditedOnceAtATime() {
        var feature = new JsonObject().put("feature", "agent-copilot");
        assertThat(reader.post("/api/v1/fairness", feature).error()).isEqualTo("scope_missing");
        assertThat(runner.post("/api/v1/fairness", new JsonObject().put("feature", "none"))
                        .status())
                .isEqualTo(400);

        var first = runner.post("/api/v1/fairness", feature);
        var second = runner.post("/api/v1/fairness", feature);

        assertThat(first.status()).as(first.text()).isEqualTo(202);
        assertThat(second.error()).isEqualTo("audit_under_way");
        Await.until(
                "the audit has ended",
                () -> feature(runner, "agent-copilot")
                        .getJsonObject("run")
                        .getString("state")
                        .equals("done"));
        var kept = feature(runner, "agent-copilot").getJsonArray("audits");
        assertThat(kept).hasSize(1);
        assertThat(runner.get("/api/v1/fairness/" + kept.getJsonObject(0).getString("id"))
                        .json()
                        .getInteger("texts"))
                .isPositive();
    }

    private static Visitor as(String name) {
        var visitor = new Visitor(GATEWAY.adminUrl());
        assertThat(visitor.logIn(name, PASSWORD).statusCode()).isEqualTo(303);
        return visitor;
    }

    @Test
    void auditorsSeeGapsAndTheirTrendAndOnlyAdminsBeginAnAudit() {
        var eve = as("eve");
        var page = eve.get("/console/fairness?feature=" + AUDITED + "&measure=toxicity-marked");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("muslim", "76.9 %", "+75.7", "fair_2", "<polyline points=\"0.0,", "Not looked for")
                .doesNotContain("id=\"run\"");
        assertThat(eve.get("/console/fairness?feature=shared-insights").body())
                .contains("value=\"names-missed\" selected");
        assertThat(eve.post("/console/fairness/run", Map.of("feature", AUDITED)).statusCode())
                .isEqualTo(403);
        assertThat(eve.header("accept-language", "ja").get("/console/fairness").body())
                .contains("公平性");
        assertThat(eve.get("/console/fairness?feature=none").statusCode()).isEqualTo(404);
        assertThat(eve.get("/console/fairness?measure=none").statusCode()).isEqualTo(404);
        assertThat(as("rob").get("/console/fairness").statusCode()).isEqualTo(403);

        var ann = as("ann");
        assertThat(ann.get("/console/fairness").body()).contains("id=\"run\"");
        assertThat(ann.post("/console/fairness/run", Map.of("feature", "none")).statusCode())
                .isEqualTo(400);
        assertThat(ann.post("/console/fairness/run", Map.of("feature", "shared-insights"))
                        .statusCode())
                .isEqualTo(303);
        Await.until(
                "it shows",
                () -> ann.get("/console/fairness?feature=shared-insights")
                        .body()
                        .contains("An audit has ended"));
    }
}
