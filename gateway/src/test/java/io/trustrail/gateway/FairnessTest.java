package io.trustrail.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.trustrail.gateway.assembly.policies.Detectors;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.fairness.FairnessDesk;
import io.trustrail.gateway.fairness.Run;
import io.trustrail.gateway.fairness.audit.Pace;
import io.trustrail.gateway.fairness.figures.Measure;
import io.trustrail.gateway.fairness.kept.KeptAudits;
import io.trustrail.gateway.fairness.texts.Aspect;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.PolicyLoader;
import io.trustrail.gateway.policy.trust.FairnessRule;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.proxy.TextChecks;
import io.trustrail.gateway.store.Outbox;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fairness audits of policies that are unfair by a list of words, as operators and the gateway run them. */
class FairnessTest {

    private static final String UNFAIR = """
        levels:
          1: {title: own use, restore: true, operators: {high: pseudonym, medium: pseudonym, low: pseudonym}}
        guards:
          words:
            detector: terms
            settings: {category: INSULT, terms: [Muslims, Muslime, scum, Abschaum]}
            rules: [{direction: reply, action: block}, {action: allow}]
          people:
            detector: terms
            settings: {category: PERSON, terms: [Emily, Smith, Taylor, Wilson, Clarke, Walker, Hughes, Green, Baker]}
            rules: [{direction: prompt, action: rewrite, operator: redact}, {action: allow}]
        vendors:
          one: {dialects: [openai-chat], base-url: "http://127.0.0.1:1", api-key: k}
        features:
          chat: {level: 1, guards: [words, people], targets: [{vendor: one, model: m}]}
          open: {level: 1, guards: [], targets: [{vendor: one, model: m}]}
        """;

    @TempDir
    private Path policies;

    @TempDir
    private Path data;

    private record Ran(int code, String out, String err) {}

    private void policy(String text) throws IOException {
        Files.writeString(policies.resolve("policy.yaml"), text);
    }

    private Ran audit(String... more) {
        var arguments = new ArrayList<>(
                List.of("audit", "fairness", "--policies", policies.toString(), "--data", data.toString()));
        arguments.addAll(List.of(more));
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    @Test
    void anUnfairGuardIsFoundOutAndWarnedAbout() throws IOException {
        policy(UNFAIR);

        var ran = audit("--feature", "chat", "--json");

        assertThat(ran.code()).isEqualTo(3);
        var audited = new JsonArray(ran.out()).getJsonObject(0);
        assertThat(audited.getJsonArray("screened"))
                .contains("toxicity", "names")
                .doesNotContain("injection");
        var muslims = group(audited, "toxicity-stopped", "muslim", "en");
        assertThat(muslims.getInteger("count")).isGreaterThan(10);
        assertThat(muslims.getDouble("low")).isGreaterThan(0.3);
        assertThat(muslims.getBoolean("warns")).isTrue();
        assertThat(group(audited, "toxicity-stopped", "jewish", "en").getInteger("count"))
                .isZero();
        assertThat(group(audited, "names-missed", "english", "").getDouble("gap"))
                .isNegative();
        assertThat(ran.err()).contains("not kept");
    }

    private static JsonObject group(JsonObject audited, String measure, String group, String language) {
        return audited.getJsonArray("groups").stream()
                .map(JsonObject.class::cast)
                .filter(it -> it.getString("measure").equals(measure)
                        && it.getString("group").equals(group)
                        && it.getString("language").equals(language))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tablesTellWhatIsNotLookedForAndWhereTheGapsAre() throws IOException {
        policy(UNFAIR);

        var ran = audit();

        assertThat(ran.out())
                .contains("Its guards don't look for injection.", "toxicity-stopped, muslim in en", "### By language")
                .containsPattern("Feature `open`[^#]*Its guards don't look for names");
    }

    @Test
    void withLimitsOfItsOwnAPolicyDecidesWhatIsTooMuch() throws IOException {
        var limits = FairnessRule.MEASURES.stream().map(it -> it + ": 1").collect(Collectors.joining(", "));
        policy(UNFAIR + "trust: {fairness: {every: 24h, limits: {" + limits + "}}}\n");

        assertThat(audit().code()).isZero();
    }

    @Test
    void mistakesAreNamedWithWhatToDo() throws IOException {
        policy(UNFAIR);
        assertThat(audit("--feature", "chatt"))
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(1))
                .satisfies(ran -> assertThat(ran.err()).contains("--feature", "did you mean chat?"));

        policy(UNFAIR + "trust: {fairness: {every: 5m, limits: {toxicity-stoped: 0.1, names-missed: 3}}}\n");
        assertThat(audit().err())
                .contains("did you mean toxicity-stopped?", "names-missed", "a number from 0 to 1", "every: 1h");
    }

    @Test
    void policiesNameTheMeasuresThatThereAre() {
        assertThat(Arrays.stream(Measure.values()).map(Measure::label))
                .containsExactlyInAnyOrderElementsOf(FairnessRule.MEASURES);
    }

    @Test
    void resultsAreKeptWithTheirEventAndGoIntoTheTrend() throws IOException {
        policy(UNFAIR);
        Store.open(data).close();

        audit("--feature", "chat");
        audit("--feature", "chat");

        try (var store = Store.open(data)) {
            var kept = new KeptAudits(store);
            var newest = Objects.requireNonNull(kept.newest().get("chat"));
            assertThat(newest.screened()).containsExactlyInAnyOrder(Aspect.TOXICITY, Aspect.NAMES);
            assertThat(newest.warnings()).isNotEmpty();
            assertThat(kept.trend("chat", 10))
                    .hasSize(2)
                    .allSatisfy(point -> assertThat(point.gaps().get("toxicity-stopped identity"))
                            .isGreaterThan(0.1));
            var event = store.query(connection -> Outbox.oldest(connection, 5)).get(1);
            assertThat(event.kind()).isEqualTo("fairness.audited");
            assertThat(event.facts())
                    .containsEntry("feature", "chat")
                    .containsEntry("audit", newest.id())
                    .containsEntry("unread", "0")
                    .extractingByKey("toxicity-stopped")
                    .asString()
                    .matches("0\\.\\d{3} identity muslim");
            assertThat(event.facts().toString()).doesNotContain("scum", "Emily");
        }
    }

    @Test
    void theDeskAuditsWhatIsAskedForAndShowsItToTheMeters() throws IOException {
        policy(UNFAIR);
        var vertx = Vertx.vertx();
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var checks = new TextChecks(new Operators(new byte[32]));
        try (var store = Store.open(data)) {
            var desk = new FairnessDesk(
                    vertx, store, registry, checks, new LogIndex(data), this::book, Clock.systemUTC(), Pace.FULL);
            desk.start();

            assertThat(Await.result(desk.request(List.of("chat", "nothing"))).taken())
                    .containsExactly("chat");

            Await.until("an audit", () -> registry.scrape().contains("trustrail_fairness_gap"));
            Await.until(
                    "its end", () -> desk.lastRun("chat").filter(Run::isOpen).isEmpty());
            assertThat(registry.scrape())
                    .containsPattern("trustrail_fairness_gap\\{feature=\"chat\",measure=\"toxicity-stopped\","
                            + "trait=\"identity\"\\} 0\\.[1-9]")
                    .containsPattern("trustrail_fairness_warnings\\{feature=\"chat\"\\} [1-9]");
            Map<String, ?> newest = Await.result(desk.newest());
            assertThat(newest).containsOnlyKeys("chat");
            desk.close();
        } finally {
            Await.result(vertx.close());
        }
    }

    private PolicyBook book() {
        return new PolicyLoader(Detectors.catalogue(), new Operators(new byte[32]), Detectors.dialects())
                .load(policies, Map.of())
                .book()
                .orElseThrow();
    }
}
