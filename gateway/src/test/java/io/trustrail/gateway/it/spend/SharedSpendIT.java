package io.trustrail.gateway.it.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.assembly.Gateway;
import io.trustrail.gateway.assembly.GatewayOptions;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.Directories;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.RedisProcess;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.MockVendor;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two gateways with data of their own keep the limits of one policy together, in one Redis. */
@Timeout(120)
class SharedSpendIT {

    private static final String LIMITS = """
        hundred: {for: {features: [raw]}, calls: 100, every: month}
        strict: {for: {features: [shared-insights]}, tokens: 100000, every: day}
        lax: {for: {features: [project-notes]}, calls: 1000, every: day, on-failure: open}
        often: {for: {features: [agent-copilot]}, tokens: 100000, every: day, warn-at: 1}
        each: {for: {features: [with-images]}, calls: 2, every: day, on-failure: local}
        """;

    private static final Path ROOT = Directories.temporary();
    private static final List<Replica> REPLICAS = new ArrayList<>();

    private static RedisProcess redis;
    private static MockVendor vendor;

    private record Replica(Vertx vertx, Gateway gateway, Path data, Caller caller) {

        static Replica start(String name) {
            var root = ROOT.resolve(name);
            var environment = new HashMap<>(PolicyDirectory.environment(vendor));
            environment.put("TRUSTRAIL_REDIS_URL", redis.url());
            environment.put("TRUSTRAIL_REDIS_TIMEOUT", "5000");
            var policies = SpendPolicy.in(root, LIMITS);
            var data = root.resolve("data");
            var vertx = Vertx.vertx();
            var gateway = Await.result(Gateway.start(
                    vertx, new GatewayOptions(policies.path(), data, "127.0.0.1", 0, 0, true, environment)));
            var url = "http://127.0.0.1:" + gateway.port();
            return new Replica(vertx, gateway, data, new Caller(url, GatewayFixture.key(data)));
        }

        Reply call(String feature) {
            return caller.post(Wire.OPENAI.path(), Wire.OPENAI.prompt(feature, "Is it?"));
        }

        double metric(String name) {
            var admin = new Caller("http://127.0.0.1:" + gateway.adminPort(), "");
            return admin.get("/metrics")
                    .text()
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }

    @BeforeAll
    static void start() {
        redis = RedisProcess.running();
        vendor = MockVendor.start();
        vendor.answers(request -> request.text().contains("in vain")
                ? Script.json(
                        400,
                        OpenAiReplies.error("no", "invalid_request_error", null).encode())
                : Script.json(Wire.OPENAI.answer("Yes.")));
        REPLICAS.add(Replica.start("one"));
        REPLICAS.add(Replica.start("two"));
    }

    @AfterAll
    static void stop() {
        for (var replica : REPLICAS) {
            Await.result(replica.gateway().close());
            Await.result(replica.vertx().close());
        }
        REPLICAS.clear();
        vendor.close();
        redis.close();
        Directories.delete(ROOT);
    }

    private static Replica one() {
        return REPLICAS.get(0);
    }

    private static Replica two() {
        return REPLICAS.get(1);
    }

    @Test
    void ofTwoHundredAtOnceExactlyAHundredPass() {
        var body = Wire.OPENAI.prompt("raw", "Is it?").toBuffer().getBytes();
        var calls = new ArrayList<CompletableFuture<Reply>>();
        for (int i = 0; i < 100; i++) {
            REPLICAS.forEach(replica -> calls.add(replica.caller().postAsync(Wire.OPENAI.path(), body)));
        }
        var statuses = calls.stream().map(Await::result).map(Reply::status).toList();
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(100);
        assertThat(statuses.stream().filter(status -> status == 429)).hasSize(100);
    }

    /* Each call goes over the threshold with what it reserves, and gives it back once its client has the answer. */
    @Test
    void aWarningIsToldByOneOfThemOnce() {
        for (int i = 0; i < 2; i++) {
            for (var replica : REPLICAS) {
                var prompt = Wire.OPENAI.prompt("agent-copilot", "Asked in vain.");
                assertThat(replica.caller().post(Wire.OPENAI.path(), prompt).status())
                        .isEqualTo(400);
            }
        }
        Await.until("a warning", () -> warnings() > 0);
        REPLICAS.forEach(replica -> replica.call("agent-copilot"));
        assertThat(warnings()).isEqualTo(1);
        assertThat(REPLICAS.stream()
                        .flatMap(replica -> JournalView.read(replica.data()).all("limit.warned"))
                        .filter(event ->
                                event.getJsonObject("facts").getString("limit").equals("often")))
                .hasSize(1);
    }

    private static double warnings() {
        return REPLICAS.stream()
                .mapToDouble(replica -> replica.metric("trustrail_limit_warnings_total{limit=\"often\"}"))
                .sum();
    }

    @Test
    void aKeyThatTheCommandLineMakesForOneIsNewsForTheOther() {
        try (var store = Store.open(one().data())) {
            new ApplicationKeys(store).create("desk", "acme", Set.of(), 0);
        }
        Await.until("news", () -> two().metric("trustrail_replica_news_total{topic=\"keys\",way=\"heard\"}") > 0);
    }

    @Test
    void withoutRedisEachLimitDoesWhatThePolicySaysAndAfterwardsAllIsCounted() {
        assertThat(one().call("shared-insights").status()).isEqualTo(200);
        redis.stop();
        for (var replica : REPLICAS) {
            Await.until("the end of Redis", () -> replica.metric("trustrail_limit_store_up") == 0);
        }
        var refused = one().call("shared-insights");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text()).contains("limit_unavailable", "the limit strict");
        assertThat(refused.header("x-trustrail-limit")).isEqualTo("strict");
        var open = two().call("project-notes");
        assertThat(open.status()).isEqualTo(200);
        for (var replica : REPLICAS) {
            assertThat(replica.call("with-images").status()).isEqualTo(200);
            assertThat(replica.call("with-images").status()).isEqualTo(200);
            assertThat(replica.call("with-images").status()).isEqualTo(429);
        }
        var call = open.header("x-trustrail-call");
        Await.until("the record", () -> JournalView.read(two().data()).has("closed", call));
        assertThat(JournalView.read(two().data()).only("closed", call).getJsonArray("limitsUnasked"))
                .containsExactly("lax");
        assertThat(two().metric("trustrail_limit_unasked_total")).isGreaterThan(0);
        redis.start();
        for (var replica : REPLICAS) {
            Await.until("Redis", () -> replica.metric("trustrail_limit_store_up") == 1);
        }
        assertThat(one().call("shared-insights").status()).isEqualTo(200);
        // Both counted two for themselves: together that is twice of what there is.
        Await.until("what was used meanwhile", () -> one().call("with-images").status() == 429);
    }
}
