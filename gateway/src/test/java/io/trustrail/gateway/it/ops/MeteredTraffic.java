package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.api.ApiClient;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.store.Store;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Calls of every kind, so that every meter of a gateway has something to tell. */
public final class MeteredTraffic {

    private static final String HOOKS = "/api/v1/webhooks";
    private static final String ADDRESS = "Please write to ann.lee@example.com.";
    private static final int FAILURES_UNTIL_OPEN = 3;

    /** What the gateway's environment has to have: a webhook of this traffic leads to this machine. */
    public static final Map<String, String> ENVIRONMENT = Map.of("TRUSTRAIL_WEBHOOKS_PRIVATE", "true");

    private final GatewayFixture gateway;

    public MeteredTraffic(GatewayFixture gateway) {
        this.gateway = gateway;
    }

    /**
     * The policy that it needs: the tests' own, and a guard and a vendor that fail. Beside it, in the directory of a
     * {@link GatewayFixture}'s data, is a fairness audit.
     */
    public static PolicyDirectory policies(Path parent) {
        EarlierAudit.keepIn(parent.resolve("data"));
        var directory = PolicyDirectory.in(parent);
        directory.write(policy());
        return directory;
    }

    private static String policy() {
        return PolicyDirectory.original()
                .replace("guards:\n  pii:\n", """
                    guards:
                      far:
                        detector: presidio
                        settings: {url: "http://127.0.0.1:1"}
                      pii:
                    """)
                .replace("  openai:\n    dialects: [openai-chat]\n", """
                      openai:
                        dialects: [openai-chat]
                        prices: {models: {"*": {input: 0.40, output: 1.60}}}
                    """)
                .replace("features:\n", """
                    limits:
                      rare: {for: {features: [limited]}, calls: 1, every: day}
                    features:
                      limited:
                        level: 1
                        targets: [{vendor: openai, model: gpt-4.1-mini}]
                        guards: []
                      late:
                        level: 1
                        targets: [{vendor: openai-late, model: gpt-4.1-mini}]
                        guards: [pii]
                      unread:
                        level: 1
                        targets: [{vendor: openai, model: gpt-4.1-mini}]
                        guards: [far]
                      looked-at:
                        level: 1
                        targets: [{vendor: openai, model: gpt-4.1-mini}]
                        guards: [pii]
                        review: {rules: [{do: park, due: 10s}]}
                      waited-for:
                        level: 1
                        targets: [{vendor: openai, model: gpt-4.1-mini}]
                        guards: [pii]
                        review: {agreement: {share: 1, samples: 1}, rules: [{do: hold, window: 1s, on-timeout: release}]}
                      agreed:
                        level: 1
                        targets: [{vendor: openai, model: gpt-4.1-mini}]
                        guards: [pii]
                        consent: {needed: always}
                      fragile:
                        level: 1
                        targets: [{vendor: openai-fragile, model: gpt-4.1-mini}]
                        guards: [pii]
                    """)
                .replace("vendors:\n", """
                    vendors:
                      openai-late:
                        dialects: [openai-chat]
                        base-url: ${OPENAI_BASE_URL}
                        api-key: ${OPENAI_API_KEY}
                        assessment: {example: true, next-review: 2025-01-15, levels: [1], data: [low]}
                      openai-fragile:
                        dialects: [openai-chat]
                        base-url: ${OPENAI_BASE_URL}
                        api-key: ${OPENAI_API_KEY}
                        breaker: {failure-rate: 50, window: 2, open: 1h}
                        retry: {attempts: 1}
                    """);
    }

    /** One round of everything. Can be repeated. */
    public void round() {
        delivered();
        blocked();
        refused();
        reviewed();
        agreedAndErased();
        failing();
        gateway.vendor().reset();
    }

    private int call(Wire wire, JsonObject body) {
        return gateway.caller().post(wire.path(), body).status();
    }

    private void expect(int status, String feature, String text) {
        assertThat(call(Wire.OPENAI, Wire.OPENAI.prompt(feature, text)))
                .as(feature)
                .isEqualTo(status);
    }

    private void delivered() {
        for (var wire : Wire.values()) {
            gateway.vendor().answers(Script.json(wire.answer("Ask [EMAIL_ABCDEF] or bob.ray@example.com.")));
            for (var feature : new String[] {"support-replies", "agent-copilot", "shared-insights", "raw"}) {
                assertThat(call(wire, wire.prompt(feature, ADDRESS))).isEqualTo(200);
            }
            gateway.vendor().answers(Script.sse(wire.stream("All is ", "well.")));
            assertThat(call(wire, wire.streamed("support-replies", ADDRESS))).isEqualTo(200);
        }
        gateway.vendor().answers(Script.json(Wire.OPENAI.answer("A cat.")));
        assertThat(call(Wire.OPENAI, withImage())).isEqualTo(200);
    }

    private static JsonObject withImage() {
        var image = new JsonObject()
                .put("type", "image_url")
                .put("image_url", new JsonObject().put("url", "data:image/png;base64,AA=="));
        var message = new JsonObject().put("role", "user").put("content", new JsonArray().add(image));
        return Wire.OPENAI.prompt("with-images", "").put("messages", new JsonArray().add(message));
    }

    private void blocked() {
        expect(400, "no-email-in", ADDRESS);
        gateway.vendor().answers(Script.json(Wire.OPENAI.answer(ADDRESS)));
        expect(200, "no-email-out", "Who?");
        expect(503, "unread", "Hello there, this is a sentence.");
    }

    private void refused() {
        call(Wire.OPENAI, Wire.OPENAI.prompt("limited", "Hello"));
        expect(429, "limited", "Hello");
        expect(404, "no-such-feature", "Hello");
        expect(403, "late", "Hello");
        var named = gateway.caller()
                .post(
                        Wire.OPENAI.path(),
                        Wire.OPENAI.prompt("agreed", "Hello").toBuffer().getBytes(),
                        Map.of("x-trustrail-subject", "somebody"));
        assertThat(named.status()).isEqualTo(403);
        var stranger = new Caller(gateway.url(), "tr_unknown");
        assertThat(stranger.post(Wire.OPENAI.path(), Wire.OPENAI.prompt("raw", "Hello"))
                        .status())
                .isEqualTo(401);
    }

    /* One is approved, one stays, and for one nobody comes in time. Nobody listens to the webhook. */
    private void reviewed() {
        hook();
        gateway.vendor().answers(Script.json(Wire.OPENAI.answer("I think so.")));
        approve(gateway.caller()
                .post(Wire.OPENAI.path(), Wire.OPENAI.prompt("looked-at", "Is it?"))
                .header("x-trustrail-review"));
        expect(200, "looked-at", "Is it?");
        expect(200, "waited-for", "Is it?");
    }

    private void hook() {
        var api = new ApiClient(gateway.adminUrl(), reviewerToken());
        if (api.get(HOOKS).json().getJsonArray("webhooks").isEmpty()) {
            var made = api.post(HOOKS, new JsonObject().put("url", "http://127.0.0.1:1/"));
            assertThat(made.status()).as(made.text()).isEqualTo(201);
        }
    }

    private void approve(String review) {
        var reviewer = new Caller(gateway.adminUrl(), reviewerToken());
        var path = "/api/v1/reviews/" + review;
        assertThat(reviewer.post(path + "/claim", new JsonObject()).status()).isEqualTo(200);
        var decision = new JsonObject().put("decision_id", "d").put("verdict", "approve");
        assertThat(reviewer.post(path + "/decision", decision).status()).isEqualTo(200);
    }

    private void agreedAndErased() {
        String token;
        try (var store = Store.open(gateway.data())) {
            var scopes = Set.of(Scope.CONSENTS_WRITE, Scope.SUBJECTS_ERASE);
            token = new Tokens(store, Clock.systemUTC())
                    .create("crm-" + UUID.randomUUID(), scopes)
                    .token();
        }
        var api = new ApiClient(gateway.adminUrl(), token);
        var said = new JsonObject()
                .put("purposes", new JsonObject().put("sharing", "granted"))
                .put("source", "test")
                .put("textVersion", "1");
        var path = "/api/v1/subjects/one-who-leaves";
        var put = api.send("PUT", path + "/consents", said.encode(), "application/json");
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        var erased = api.send("DELETE", path, "", "application/json");
        assertThat(erased.status()).as(erased.text()).isBetween(200, 299);
    }

    private String reviewerToken() {
        try (var store = Store.open(gateway.data())) {
            return new Tokens(store, Clock.systemUTC())
                    .create(
                            "reviewer-" + UUID.randomUUID(),
                            Set.of(Scope.REVIEWS_READ, Scope.REVIEWS_DECIDE, Scope.REVIEWS_MANAGE))
                    .token();
        }
    }

    private void failing() {
        var down = Script.json(
                500, OpenAiReplies.error("down", "server_error", null).encode());
        gateway.vendor().answers(down);
        expect(500, "support-replies", "Hello");
        for (int i = 0; i < FAILURES_UNTIL_OPEN; i++) {
            call(Wire.OPENAI, Wire.OPENAI.prompt("fragile", "Hello"));
        }
        gateway.vendor()
                .answers(request -> request.json().getString("model").contains("nano")
                        ? Script.json(Wire.OPENAI.answer("From another one."))
                        : down);
        expect(200, "stubborn", "Hello");
        gateway.vendor().answers(Script.sse().write(Wire.OPENAI.streamStart()).hangUp());
        call(Wire.OPENAI, Wire.OPENAI.streamed("support-replies", "Hello"));
    }

    /** Changes the policy to one that can't be used, and to a good one. */
    public void policyChanges() {
        gateway.policies().write("features: [");
        Await.until("a refused policy", () -> !gateway.health().getBoolean("policyUpToDate"));
        var before = gateway.health().getString("policyHash");
        gateway.policies()
                .write(policy().replace("title: Own use, no personal data", "title: Own use, nothing personal"));
        Await.until(
                "a new policy", () -> !gateway.health().getString("policyHash").equals(before));
    }
}
