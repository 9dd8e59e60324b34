package io.trustrail.gateway.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.TokenCheck;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.api.AdminApi;
import io.trustrail.gateway.api.ApiClient;
import io.trustrail.gateway.audit.log.MarchLog;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.metrics.Health;
import io.trustrail.gateway.server.AdminPlane;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.verify.ProofCheck;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log through the admin API, over HTTP. */
class AuditRoutesTest {

    private static final Vertx VERTX = Vertx.vertx();

    private static Store store;
    private static ApiClient auditor;
    private static ApiClient reviewer;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        store = Store.open(data);
        var tokens = new Tokens(store, Clock.systemUTC());
        var index = new MarchLog()
                .call("call_1", "openai", "ALLOW", "EMAIL", "sub_1")
                .call("call_2", "anthropic", "BLOCK", "PHONE", "sub_2")
                .call("call_3", "openai", "REWRITE", "EMAIL", "")
                .noted("key.created", "", "'key':'key_1'")
                .noted("subject.erased", "", "'erasure':'era_1','subject':'sub_2'")
                .in(data);
        var api = new AdminApi(VERTX, new TokenCheck(VERTX, tokens), List.of(new AuditRoutes(VERTX, index)));
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var admin = new AdminPlane("127.0.0.1", 0, new Health(), registry, Map.of(AdminApi.PATH, api));
        Await.result(VERTX.deployVerticle(admin));
        var url = "http://127.0.0.1:" + admin.port();
        auditor = new ApiClient(
                url, tokens.create("eve", Set.of(Scope.AUDIT_READ)).token());
        reviewer = new ApiClient(
                url, tokens.create("ann", Set.of(Scope.REVIEWS_READ)).token());
    }

    @AfterAll
    static void stop() {
        Await.result(VERTX.close());
        store.close();
    }

    private static List<String> calls(JsonObject page) {
        return page.getJsonArray("calls").stream()
                .map(call -> ((JsonObject) call).getString("call"))
                .toList();
    }

    private static List<String> types(JsonArray entries) {
        return entries.stream()
                .map(entry -> ((JsonObject) entry).getJsonObject("entry").getString("type"))
                .toList();
    }

    @Test
    void callsAreFoundPageByPage() {
        var first = auditor.get("/api/v1/audit/calls?limit=2").json();
        assertThat(calls(first)).containsExactly("call_3", "call_2");
        assertThat(first.getLong("size")).isEqualTo(8);
        var second = auditor.get("/api/v1/audit/calls?limit=2&before=" + first.getLong("next"))
                .json();
        assertThat(calls(second)).containsExactly("call_1");
        assertThat(second.getValue("next")).isNull();
        assertThat(calls(auditor.get("/api/v1/audit/calls?vendor=openai&category=EMAIL&verdict=rewrite")
                        .json()))
                .containsExactly("call_3");
    }

    @Test
    void aCallComesWithItsEntriesAndThoseOfItsSubject() {
        var call = auditor.get("/api/v1/audit/calls/call_2").json();
        assertThat(call.getString("verdict")).isEqualTo("block");
        assertThat(call.getValue("inputTokens")).isNull();
        assertThat(types(call.getJsonArray("entries"))).containsExactly("opened", "closed");
        assertThat(types(call.getJsonArray("subjectEntries"))).containsExactly("subject.erased");
        assertThat(auditor.get("/api/v1/audit/calls/call_9").status()).isEqualTo(404);
    }

    @Test
    void aProofVerifies() throws Exception {
        var proof = auditor.get("/api/v1/audit/calls/call_1/proof").text().getBytes(StandardCharsets.UTF_8);
        assertThat(ProofCheck.of(proof, ProofCheck.keyIn(proof)).faults()).isEmpty();
        assertThat(auditor.get("/api/v1/audit/calls/call_9/proof").status()).isEqualTo(404);
    }

    @Test
    void eventsAreFoundByTheirKind() {
        assertThat(types(auditor.get("/api/v1/audit/events").json().getJsonArray("entries")))
                .containsExactly("subject.erased", "key.created");
        assertThat(types(auditor.get("/api/v1/audit/events?kind=key.").json().getJsonArray("entries")))
                .containsExactly("key.created");
    }

    @ParameterizedTest
    @CsvSource({
        "calls?from=soon, from",
        "calls?to=2026-02-30, to",
        "calls?verdict=maybe, verdict",
        "calls?before=x, before",
        "calls?limit=0, limit",
        "events?from=soon, from",
        "calls?vender=openai, vender",
        "events?vendor=openai, vendor",
    })
    void whatCannotBeIsNamed(String query, String field) {
        var answer = auditor.get("/api/v1/audit/" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getJsonObject("error").getString("field")).isEqualTo(field);
    }

    @Test
    void itTakesTheScope() {
        assertThat(reviewer.get("/api/v1/audit/calls").error()).isEqualTo("scope_missing");
    }
}
