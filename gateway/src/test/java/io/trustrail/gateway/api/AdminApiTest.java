package io.trustrail.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.TokenCheck;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.metrics.Health;
import io.trustrail.gateway.server.AdminPlane;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.store.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, and what those learn who are not, over HTTP. */
class AdminApiTest {

    private static final String CANARY = "canary-4711";

    @TempDir
    private Path data;

    private final Vertx vertx = Vertx.vertx();
    private Store store;
    private Tokens tokens;
    private AdminPlane admin;

    @BeforeEach
    void start() throws Exception {
        store = Store.open(data);
        tokens = new Tokens(store, Clock.systemUTC());
        ApiRoutes routes = endpoints -> endpoints
                .get("/api/v1/things/{id}", Scope.REVIEWS_READ, call -> Future.failedFuture(ApiError.notFound("thing")))
                .post("/api/v1/things", Scope.REVIEWS_DECIDE, call -> {
                    var name = call.body().only("name").text("name", 10);
                    return Future.succeededFuture(ApiAnswer.of(201, new JsonObject().put("name", name)));
                })
                .get("/api/v1/broken", Scope.REVIEWS_READ, call -> {
                    throw new IllegalStateException(CANARY);
                })
                .get(
                        "/api/v1/closed",
                        Scope.REVIEWS_READ,
                        call -> Future.failedFuture(new StoreUnavailable(CANARY, null)));
        var api = new AdminApi(vertx, new TokenCheck(vertx, tokens), List.of(new OwnToken(), routes));
        admin = new AdminPlane(
                "127.0.0.1",
                0,
                new Health(),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Map.of(AdminApi.PATH, api));
        vertx.deployVerticle(admin).await(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(20, TimeUnit.SECONDS);
        store.close();
    }

    private ApiClient client(Scope... scopes) {
        return with(tokens.create("ann", Set.of(scopes)).token());
    }

    private ApiClient with(String token) {
        return new ApiClient("http://127.0.0.1:" + admin.port(), token);
    }

    @Test
    void aTokenMayDoWhatItsScopesSay() {
        var answer = client(Scope.REVIEWS_DECIDE).post("/api/v1/things", new JsonObject().put("name", "one"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().getString("name")).isEqualTo("one");
        assertThat(answer.response().headers().firstValue("cache-control")).hasValue("no-store");

        var refused = client(Scope.REVIEWS_READ).post("/api/v1/things", new JsonObject().put("name", "one"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().getJsonObject("error").getString("fix")).contains("reviews:decide");
    }

    @Test
    void aTokenCanAskAboutItself() {
        var own = client(Scope.REVIEWS_READ).get("/api/v1/token").json();
        assertThat(own.getString("name")).isEqualTo("ann");
        assertThat(own.getJsonArray("scopes")).containsExactly("reviews:read");
    }

    @Test
    void withoutATokenNothingIsSaidButHowToGetOne() {
        var answer = with("").get("/api/v1/things/1");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("token_missing");
        assertThat(answer.response().headers().firstValue("www-authenticate")).hasValue("Bearer");
        assertThat(with("").get("/api/openapi.yaml").status()).isEqualTo(200);
        assertThat(with("").get("/api/v1").json().getJsonArray("routes")).contains("GET /api/v1/things/{id}");
    }

    @Test
    void aRevokedTokenIsRefused() {
        var made = tokens.create("ann", Set.of(Scope.REVIEWS_READ));
        tokens.revoke(made.info().id());
        var answer = with(made.token()).get("/api/v1/token");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).doesNotContain(made.token());
    }

    @Test
    void whoSendsManyWrongTokensMustWaitAndOthersThereNeedNot() {
        var known = client(Scope.REVIEWS_READ);
        assertThat(known.get("/api/v1/token").status()).isEqualTo(200);
        var wrong = with("tra_" + "x".repeat(43));
        for (int i = 0; i < TokenCheck.MOST_FAILURES - 1; i++) {
            assertThat(wrong.get("/api/v1/token").status()).isEqualTo(401);
        }
        var answer = wrong.get("/api/v1/token");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.response().headers().firstValue("retry-after")).isPresent();
        assertThat(known.get("/api/v1/token").status()).isEqualTo(200);
    }

    @Test
    void wrongBodiesAreToldWhichFieldAndTheFix() {
        var client = client(Scope.REVIEWS_DECIDE);
        assertThat(post(client, "{\"name\": \"one\", \"nam\": 1}")).isEqualTo("invalid_request:nam");
        assertThat(post(client, "{\"name\": 1}")).isEqualTo("invalid_request:name");
        assertThat(post(client, "{\"name\": \"one\", \"name\": \"two\"}")).isEqualTo("invalid_request:null");
        assertThat(post(client, "{\"name\": \"12345678901\"}")).isEqualTo("invalid_request:name");
        assertThat(post(client, "[]")).isEqualTo("invalid_request:null");
        assertThat(post(client, "{\"name\": \"" + CANARY)).isEqualTo("invalid_request:null");
        assertThat(client.send("POST", "/api/v1/things", CANARY, "text/plain").status())
                .isEqualTo(415);
        assertThat(client.send("POST", "/api/v1/things", "x".repeat(300_000), "application/json")
                        .error())
                .isEqualTo("request_too_large");
    }

    private static String post(ApiClient client, String body) {
        var answer = client.send("POST", "/api/v1/things", body, "application/json");
        assertThat(answer.status()).isEqualTo(400);
        var error = answer.json().getJsonObject("error");
        assertThat(error.getString("fix")).isNotBlank();
        assertThat(answer.text()).doesNotContain(CANARY);
        return error.getString("code") + ":" + error.getString("field");
    }

    @Test
    void whatFailsHasTheSameShape() {
        var client = client(Scope.REVIEWS_READ);
        assertThat(client.get("/api/v1/things/1").error()).isEqualTo("not_found");
        assertThat(client.get("/api/v1/nothing").error()).isEqualTo("not_found");
        assertThat(client.send("PUT", "/api/v1/things/1", "{}", "application/json")
                        .error())
                .isEqualTo("method_not_allowed");
        var broken = client.get("/api/v1/broken");
        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.text()).doesNotContain(CANARY);
        var closed = client.get("/api/v1/closed");
        assertThat(closed.status()).isEqualTo(503);
        assertThat(closed.text()).doesNotContain(CANARY);
    }
}
