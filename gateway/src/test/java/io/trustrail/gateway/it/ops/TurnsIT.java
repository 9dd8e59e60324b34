package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.assembly.Gateway;
import io.trustrail.gateway.assembly.GatewayOptions;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.Directories;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.it.vendor.MockVendor;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two gateways that started at the same moment on one PostgreSQL: what one of them does, the other does not do again. */
@Timeout(120)
class TurnsIT {

    private static final int KEYS = 25;
    private static final String LABEL = "/labels/support-replies";
    private static final Path ROOT = Directories.temporary();
    private static final List<Replica> REPLICAS = new ArrayList<>();

    private static MockVendor vendor;

    private record Replica(Vertx vertx, Gateway gateway, Path data) {

        Reply get(String path) {
            return new Caller("http://127.0.0.1:" + gateway.port(), "").get(path);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        vendor = MockVendor.start();
        var environment = new HashMap<>(PolicyDirectory.environment(vendor));
        environment.putAll(StoreKind.POSTGRES.environment(ROOT));
        environment.put(KeysetSource.VARIABLE, keyset());
        var starting = Stream.of("one", "two")
                .map(name -> start(ROOT.resolve(name), environment))
                .toList();
        starting.forEach(replica -> REPLICAS.add(Await.result(replica)));
    }

    /** As an installation's first gateway would make it. */
    private static String keyset() throws IOException {
        var other = Files.createDirectories(ROOT.resolve("other"));
        try (var store = Store.open(other)) {
            SubjectSeal.open(store, KeysetSource.of(other, Map.of()), Clock.systemUTC());
        }
        return Files.readString(other.resolve("keyset.json"));
    }

    private static Future<Replica> start(Path home, Map<String, String> environment) {
        var policies = PolicyDirectory.shippedWithoutScreens(home).path();
        var data = home.resolve("data");
        var vertx = Vertx.vertx();
        var options = new GatewayOptions(policies, data, "127.0.0.1", 0, 0, true, environment);
        return Gateway.start(vertx, options).map(gateway -> new Replica(vertx, gateway, data));
    }

    @AfterAll
    static void stop() {
        for (var replica : REPLICAS) {
            Await.result(replica.gateway().close());
            Await.result(replica.vertx().close());
        }
        vendor.close();
        Directories.delete(ROOT);
    }

    private static List<JsonObject> told(String kind) {
        return REPLICAS.stream()
                .flatMap(replica -> JournalView.read(replica.data()).all(kind))
                .map(event -> event.getJsonObject("facts"))
                .toList();
    }

    @Test
    void oneMakesALabelAndBothServeIt() {
        for (var replica : REPLICAS) {
            Await.until("it has the label", () -> replica.get(LABEL).status() == 200);
        }
        assertThat(told("label.published"))
                .extracting(facts -> facts.getString("feature") + " " + facts.getString("version"))
                .doesNotHaveDuplicates()
                .contains("support-replies 1");
        for (var path : List.of(LABEL + "/note", "/labels/key")) {
            assertThat(REPLICAS)
                    .extracting(replica -> replica.get(path).text())
                    .as(path)
                    .doesNotContain("")
                    .containsOnly(REPLICAS.get(0).get(path).text());
        }
    }

    @Test
    void anEventIsToldByOneOfThemOnce() {
        try (var store = StoreKind.POSTGRES.open(ROOT)) {
            var keys = new ApplicationKeys(store);
            IntStream.range(0, KEYS).forEach(i -> keys.create("desk" + i, "acme", Set.of(), 0));
        }
        Await.until("all are told", () -> keysMade().size() >= KEYS);
        assertThat(keysMade()).hasSize(KEYS).doesNotHaveDuplicates();
    }

    @Test
    void oneAuditAtATimeAndTheSecondAskerIsTold() {
        var first = fairness(REPLICAS.get(0));
        var second = fairness(REPLICAS.get(1));
        var asked = ask(first);
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        Await.until("it runs", () -> first.get("/api/v1/fairness").text().contains("\"state\":\"running\""));
        var refused = ask(second);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("audit_under_way", "Another gateway on the same store is at an audit");
        assertThat(second.get("/api/v1/fairness").text()).contains("\"state\":\"elsewhere\"");
    }

    private static Caller fairness(Replica replica) {
        try (var store = StoreKind.POSTGRES.open(ROOT)) {
            var token = new Tokens(store, Clock.systemUTC())
                    .create("fair-" + replica.gateway().adminPort(), Set.of(Scope.FAIRNESS_READ, Scope.FAIRNESS_RUN))
                    .token();
            return new Caller("http://127.0.0.1:" + replica.gateway().adminPort(), token);
        }
    }

    private static Reply ask(Caller api) {
        return api.post("/api/v1/fairness", new JsonObject().put("feature", "support-replies"));
    }

    private static List<String> keysMade() {
        return told("key.created").stream()
                .filter(facts -> facts.getString("tenant").equals("acme"))
                .map(facts -> facts.getString("application"))
                .toList();
    }
}
