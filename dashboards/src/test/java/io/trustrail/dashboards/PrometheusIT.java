package io.trustrail.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.ops.MeteredTraffic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A gateway with real traffic, a real Prometheus that scrapes it, and every query of every dashboard and alert. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrometheusIT {

    /* Nobody takes the traces; calls have them all the same. */
    private static final Map<String, String> TRACED = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1");
    private static final Map<String, String> ENVIRONMENT = Stream.of(TRACED, MeteredTraffic.ENVIRONMENT)
            .flatMap(some -> some.entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture(MeteredTraffic::policies, ENVIRONMENT);

    private static final Path ALERTS = Dashboard.DIRECTORY.resolve("alerts.yaml");
    private static final Pattern METRIC = Pattern.compile("\\b(trustrail|gen_ai|process|jvm)_[a-z_]+(?=[{\\[ )]|$)");
    private static final Pattern BY = Pattern.compile("by \\([^)]*\\)");
    private static final Pattern RUNBOOK = Pattern.compile("runbook_url: (\\S+)");

    /* Two windows with a hundred calls each: the traffic here is of one day. */
    private static final String NEEDS_WEEKS = "trustrail_drift_psi";

    private static final String RULE_NEEDS_WEEKS = "trustrail_drift_warning";

    /* Writes docs/dashboards anew, from traffic that takes a minute or two. */
    private static final boolean PREVIEWS = Boolean.getBoolean("trustrail.previews");
    private static final int ROUNDS_TO_SHOW = 20;

    private Prometheus prometheus;

    /* Rates need two looks at a counter with something between them. */
    @BeforeAll
    void traffic() throws IOException {
        prometheus = Prometheus.scraping(GATEWAY.adminUrl().replace("http://", ""), ALERTS);
        var traffic = new MeteredTraffic(GATEWAY);
        traffic.round();
        traffic.policyChanges();
        awaitCalls(seen());
        traffic.round();
        awaitCalls(seen());
        for (int round = 2; PREVIEWS && round < ROUNDS_TO_SHOW; round++) {
            traffic.round();
            awaitCalls(seen());
        }
        Await.until(
                "the rules have been evaluated",
                () -> !values("trustrail:call_errors:ratio_rate6h").isEmpty()
                        && !values("trustrail:call_slow:ratio_rate5m").contains("NaN"));
        if (PREVIEWS) {
            // At once: they show the last minutes, and tests only look.
            new Preview(prometheus).write();
        }
    }

    @AfterAll
    void stop() {
        prometheus.close();
    }

    /** Calls that the gateway has counted. */
    private static double seen() {
        var scraped = GATEWAY.admin().get("/metrics");
        assertThat(scraped.status()).as(scraped.text()).isEqualTo(200);
        return scraped.text()
                .lines()
                .filter(line -> line.startsWith("trustrail_calls_total{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private void awaitCalls(double calls) {
        assertThat(calls).isPositive();
        Await.until(
                "a scrape after " + calls + " calls",
                () -> values("sum(trustrail_calls_total)").stream()
                        .anyMatch(value -> Double.parseDouble(value) >= calls));
    }

    private JsonArray result(String query) {
        var answer = prometheus.query(query);
        assertThat(answer.getString("status"))
                .as("%s: %s", query, answer.getString("error"))
                .isEqualTo("success");
        return answer.getJsonObject("data").getJsonArray("result");
    }

    private List<String> values(String query) {
        var values = new ArrayList<String>();
        result(query)
                .forEach(series ->
                        values.add(((JsonObject) series).getJsonArray("value").getString(1)));
        return values;
    }

    static Stream<Dashboard.Query> queries() {
        return Dashboard.queries().filter(query -> !query.text().contains(NEEDS_WEEKS));
    }

    @Test
    void whatOnlyWeeksOfCallsShowIsAMetricOfThePageAndAGoodQuery() throws IOException {
        assertThat(Files.readString(Dashboard.DIRECTORY.resolve("../docs/metrics.md")))
                .contains("`" + NEEDS_WEEKS + "`");
        assertThat(Dashboard.queries().filter(query -> query.text().contains(NEEDS_WEEKS)))
                .isNotEmpty()
                .allSatisfy(query -> assertThat(result(query.forPrometheus())).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyQueryOfEveryPanelShowsSomething(Dashboard.Query query) {
        assertThat(values(query.forPrometheus())).as(query.forPrometheus()).anyMatch(value -> !value.equals("NaN"));
    }

    @ParameterizedTest
    @MethodSource("io.trustrail.dashboards.Dashboard#withTraces")
    void aPanelThatLeadsToTracesHasSome(Dashboard.Query query) {
        Await.until(
                "exemplars of " + query,
                () -> prometheus.exemplars(query.forPrometheus()).encode().contains("\"labels\":{\"span_id\":\""));
        assertThat(prometheus.exemplars(query.forPrometheus()).encode()).contains("\"trace_id\":\"");
    }

    @ParameterizedTest
    @MethodSource("variables")
    void everyVariableHasValues(String query) {
        var parts =
                query.replaceAll("\\$\\w+", ".*").replaceAll("label_values\\((.*), (\\w+)\\)", "count by ($2) ($1)");
        assertThat(result(parts).size()).as(parts).isPositive();
    }

    static Stream<String> variables() {
        return Dashboard.all()
                .flatMap(board -> Dashboard.objects(board.json().getJsonObject("templating"), "list"))
                .filter(variable -> variable.getString("type").equals("query"))
                .map(variable -> variable.getJsonObject("query").getString("query"))
                .distinct();
    }

    @Test
    void everyRuleIsEvaluatedWithoutAnError() {
        Await.until(
                "all rules were evaluated",
                () -> rules().noneMatch(rule -> rule.getString("health").equals("unknown")));
        assertThat(rules()).hasSizeGreaterThan(20).allSatisfy(rule -> {
            assertThat(rule.getString("health"))
                    .as("%s: %s", rule.getString("name"), rule.getString("lastError"))
                    .isEqualTo("ok");
        });
    }

    private Stream<JsonObject> rules() {
        return Dashboard.objects(prometheus.rules().getJsonObject("data"), "groups")
                .flatMap(group -> Dashboard.objects(group, "rules"));
    }

    @Test
    void everyMetricOfEveryRuleIsThere() {
        var names = new TreeSet<String>();
        rules().forEach(rule -> METRIC.matcher(
                        BY.matcher(rule.getString("query")).replaceAll(" "))
                .results()
                .forEach(name -> names.add(name.group())));
        assertThat(names.remove(RULE_NEEDS_WEEKS)).isTrue();
        assertThat(names)
                .hasSizeGreaterThan(15)
                .allSatisfy(name ->
                        assertThat(values("count(" + name + ")")).as(name).isNotEmpty());
    }

    @Test
    void whatWentWrongInTheTrafficFires() {
        Await.until(
                "alerts",
                () -> values("ALERTS{alertname=\"TrustrailGuardsFail\",alertstate=\"firing\"}")
                        .contains("1"));
        assertThat(result("ALERTS{alertname=\"TrustrailBreakerOpen\"}").size()).isPositive();
        assertThat(result("ALERTS{alertname=\"TrustrailJournalUnhealthy\"}").size())
                .isZero();
    }

    @Test
    void everyAlertHasARunbook() throws IOException {
        var links = RUNBOOK.matcher(Files.readString(ALERTS))
                .results()
                .map(link -> link.group(1))
                .toList();
        var alerts = rules().filter(rule -> rule.getString("type").equals("alerting"))
                .count();
        assertThat(links)
                .hasSize((int) alerts)
                .allSatisfy(link -> assertThat(Dashboard.DIRECTORY.resolve("..").resolve(link))
                        .isNotEmptyFile());
    }

    @Test
    void alertsPassTheirOwnTests() throws IOException, InterruptedException {
        var process = new ProcessBuilder(Prometheus.program("promtool").toString(), "test", "rules", "alerts.test.yaml")
                .directory(Dashboard.DIRECTORY.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
