package io.trustrail.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.trustrail.gateway.access.AccessControl;
import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalOptions;
import io.trustrail.gateway.metrics.CallMeters;
import io.trustrail.gateway.metrics.Health;
import io.trustrail.gateway.policy.LivePolicy;
import io.trustrail.gateway.policy.PolicyDirectory;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.proxy.CallHandler;
import io.trustrail.gateway.proxy.CheckHandler;
import io.trustrail.gateway.proxy.Recorder;
import io.trustrail.gateway.proxy.admission.Limits;
import io.trustrail.gateway.proxy.review.ReviewGate;
import io.trustrail.gateway.review.TestDesk;
import io.trustrail.gateway.review.confidence.LiveConfidence;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.trust.consent.Consents;
import io.trustrail.gateway.trust.inventory.Inventory;
import io.trustrail.gateway.vendor.VendorMeters;
import io.trustrail.gateway.vendor.Vendors;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both listeners, over real sockets. Calls themselves are in the integration tests. */
class PlanesTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicBoolean GOOD = new AtomicBoolean(true);
    private static final PrometheusMeterRegistry REGISTRY = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @TempDir
    private static Path data;

    @TempDir
    private static Path policies;

    private static Vertx vertx;
    private static Journal journal;
    private static Store store;
    private static LivePolicy policy;
    private static DataPlane apps;
    private static AdminPlane admin;
    private static String everything;
    private static String supportOnly;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        journal = Journal.open(vertx, data.resolve("journal"), JournalOptions.DEFAULT);
        store = Store.open(data);
        var keys = new ApplicationKeys(store);
        everything = keys.create("all", "acme", Set.of(), 0).key();
        supportOnly = keys.create("desk", "acme", Set.of("support"), 0).key();
        var directory = PolicyDirectory.sound(policies)
                .write(
                        "more.yaml",
                        "features:\n  insights: {level: 3, guards: [pii], targets: [{vendor: openai, model: m}]}\n");
        policy = new LivePolicy(directory.loader(), directory.path(), directory.environment(), directory.load());
        apps = new DataPlane(
                "127.0.0.1",
                0,
                calls(),
                checks(),
                models(),
                new ReviewAnswers(
                        new AccessControl(vertx, store),
                        new TestDesk(vertx),
                        new Operators(new byte[32]),
                        (person, purpose) -> Future.succeededFuture(false),
                        new FailureMapper()),
                Map.of());
        admin = new AdminPlane("127.0.0.1", 0, new Health().check("journal", GOOD::get), REGISTRY, Map.of());
        await(vertx.deployVerticle(apps));
        await(vertx.deployVerticle(admin));
    }

    private static CallHandler calls() {
        return new CallHandler(
                vertx,
                new AccessControl(vertx, store),
                policy,
                new Operators(new byte[32]),
                new Vendors(vertx, 1, new VendorMeters(REGISTRY)),
                new Recorder(journal, new CallMeters(REGISTRY), Clock.systemUTC()),
                new FailureMapper(),
                Limits.DEFAULT,
                new ReviewGate(vertx, new TestDesk(vertx), new LiveConfidence(data), Clock.systemUTC()),
                new Consents(vertx, store, seal(), journal, Clock.systemUTC()),
                new Inventory(vertx, store, journal, Clock.systemUTC()));
    }

    private static SubjectSeal seal() {
        return SubjectSeal.open(store, KeysetSource.of(data, Map.of()), Clock.systemUTC());
    }

    private static CheckHandler checks() {
        return new CheckHandler(
                vertx,
                new AccessControl(vertx, store),
                policy,
                new Operators(new byte[32]),
                new Recorder(journal, new CallMeters(REGISTRY), Clock.systemUTC()),
                new FailureMapper(),
                Limits.DEFAULT);
    }

    private static ModelList models() {
        return new ModelList(new AccessControl(vertx, store), policy, new FailureMapper());
    }

    @AfterAll
    static void stop() throws Exception {
        await(journal.close());
        await(vertx.close());
        policy.close();
        store.close();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(20, TimeUnit.SECONDS);
    }

    private static HttpResponse<String> send(int port, String method, String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        return HTTP.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        return new ObjectMapper().readTree(response.body());
    }

    @Test
    void modelsAreTheFeaturesThatAnApplicationMayCall() throws Exception {
        var all = json(send(apps.port(), "GET", "/v1/models", "authorization", "Bearer " + everything));
        assertThat(all.get("data").findValuesAsText("id")).containsExactly("insights", "support");
        var some = json(send(apps.port(), "GET", "/v1/models", "authorization", "Bearer " + supportOnly));
        assertThat(some.get("data").findValuesAsText("id")).containsExactly("support");
        var anthropic = json(
                send(apps.port(), "GET", "/v1/models", "x-api-key", everything, "anthropic-version", "2023-06-01"));
        assertThat(anthropic.get("last_id").asText()).isEqualTo("support");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/models/support,  200, support",
        "/v1/models/insights, 404, model_not_found",
        "/v1/models/nothing,  404, model_not_found",
        "/v1/models/,         404, model_not_found",
    })
    void oneModelIsAFeatureThatMayBeCalled(String path, int status, String told) throws Exception {
        var response = send(apps.port(), "GET", path, "authorization", "Bearer " + supportOnly);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).toString()).contains(told);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/models,           401, invalid_api_key",
        "GET,    /v1/chat/completions, 405, method_not_allowed",
        "DELETE, /v1/messages,         405, method_not_allowed",
        "POST,   /v1/models,           404, not_found",
        "GET,    /,                    404, not_found",
        "POST,   /v1/embeddings,       404, not_found",
        "POST,   /v1/chat/completions, 401, invalid_api_key",
    })
    void whatIsNotServedIsToldInTheClientsDialect(String method, String path, int status, String code)
            throws Exception {
        var openAi = send(apps.port(), method, path);
        assertThat(openAi.statusCode()).isEqualTo(status);
        if (!path.equals("/v1/messages")) {
            assertThat(json(openAi).at("/error/code").asText()).isEqualTo(code);
        }
        var anthropic = send(apps.port(), method, path, "anthropic-version", "2023-06-01");
        assertThat(anthropic.statusCode()).isEqualTo(status);
        if (!path.equals("/v1/chat/completions")) {
            assertThat(json(anthropic).get("type").asText()).isEqualTo("error");
        }
    }

    @Test
    void healthIsToldAndDecidesAboutTraffic() throws Exception {
        assertThat(json(send(admin.port(), "GET", "/healthz")).get("status").asText())
                .isEqualTo("ok");
        assertThat(send(admin.port(), "GET", "/readyz").statusCode()).isEqualTo(200);
        GOOD.set(false);
        try {
            assertThat(send(admin.port(), "GET", "/readyz").statusCode()).isEqualTo(503);
            assertThat(send(admin.port(), "GET", "/healthz").statusCode()).isEqualTo(200);
        } finally {
            GOOD.set(true);
        }
    }

    @Test
    void metersAreScraped() throws Exception {
        REGISTRY.counter("test.scrapes").increment();
        var scraped = send(admin.port(), "GET", "/metrics");
        assertThat(scraped.statusCode()).isEqualTo(200);
        assertThat(scraped.headers().firstValue("content-type").orElse("")).startsWith("text/plain; version=0.0.4");
        assertThat(scraped.body()).contains("test_scrapes_total 1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/models", "/console", "/metrics/"})
    void theAdminPlaneServesNothingElse(String path) throws Exception {
        assertThat(send(admin.port(), "GET", path).statusCode()).isEqualTo(404);
    }

    @Test
    void nothingIsChangedOverTheAdminPlane() throws Exception {
        assertThat(send(admin.port(), "POST", "/healthz").statusCode()).isEqualTo(405);
    }
}
