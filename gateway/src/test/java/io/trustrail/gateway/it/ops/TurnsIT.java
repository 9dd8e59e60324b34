package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.api.ApiClient;
import io.trustrail.gateway.assembly.Gateway;
import io.trustrail.gateway.assembly.GatewayOptions;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.Directories;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.MockVendor;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
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
    private static final int TOLD = 10;
    private static final String TENANT = "help";
    private static final String PERSON = "somebody";
    private static final Wire WIRE = Wire.OPENAI;
    private static final String FEATURES = """
        features:
          looked-at:
            level: 1
            targets: [{vendor: openai, model: gpt-4o-mini}]
            guards: [pii]
            review: {rules: [{do: park, due: 1h}]}
          agreed:
            level: 1
            targets: [{vendor: openai, model: gpt-4o-mini}]
            guards: [pii]
            consent: {needed: always, otherwise: refuse}
            keep: {content: masked+map, retention: 30d}
        """;
    private static final Path ROOT = Directories.temporary();
    private static final List<Replica> REPLICAS = new ArrayList<>();

    private static MockVendor vendor;
    private static String key;
    private static String token;

    private record Replica(Vertx vertx, Gateway gateway, Path data) {

        Reply get(String path) {
            return new Caller("http://127.0.0.1:" + gateway.port(), "").get(path);
        }

        Reply call(String feature) {
            var body = WIRE.prompt(feature, "I am jo@example.com").toBuffer().getBytes();
            var caller = new Caller("http://127.0.0.1:" + gateway.port(), key);
            return caller.post(WIRE.path(), body, Map.of("x-trustrail-subject", PERSON));
        }

        ApiClient api() {
            return new ApiClient("http://127.0.0.1:" + gateway.adminPort(), token);
        }

        int kept() {
            var export = api().get("/api/v1/subjects/" + PERSON + "/export?tenant=" + TENANT);
            return export.status() == 200
                    ? export.json()
                            .getJsonObject("data")
                            .getJsonArray("content")
                            .size()
                    : -export.status();
        }
    }

    @BeforeAll
    static void start() throws IOException {
        vendor = MockVendor.start();
        var environment = new HashMap<>(PolicyDirectory.environment(vendor));
        environment.putAll(StoreKind.POSTGRES.environment(ROOT));
        environment.put(KeysetSource.VARIABLE, keyset());
        environment.put("TRUSTRAIL_WEBHOOKS_PRIVATE", "true");
        var starting = Stream.of("one", "two")
                .map(name -> start(ROOT.resolve(name), environment))
                .toList();
        starting.forEach(replica -> REPLICAS.add(Await.result(replica)));
        vendor.answers(Script.json(WIRE.answer("Yes.")));
        try (var store = StoreKind.POSTGRES.open(ROOT)) {
            key = new ApplicationKeys(store).create("crm", TENANT, Set.of(), 0).key();
            token = new Tokens(store, Clock.systemUTC())
                    .create("crm", Set.of(Scope.values()))
                    .token();
        }
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
        try {
            Files.writeString(policies.resolve("more.yaml"), FEATURES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static ApiClient one() {
        return REPLICAS.get(0).api();
    }

    @Test
    void aWebhookIsToldEachEventOnce() throws IOException {
        var heard = new ConcurrentLinkedQueue<String>();
        var target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(new JsonObject(body).getJsonObject("data").getString("review"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        target.start();
        try {
            var url = "http://127.0.0.1:" + target.getAddress().getPort() + "/";
            var hook = one().post(
                            "/api/v1/webhooks",
                            new JsonObject().put("url", url).put("events", new JsonArray().add("opened")));
            assertThat(hook.status()).as(hook.text()).isEqualTo(201);
            var opened = new HashSet<String>();
            for (int i = 0; i < TOLD; i++) {
                REPLICAS.forEach(replica -> opened.add(replica.call("looked-at").header("x-trustrail-review")));
            }
            var deliveries = "/api/v1/webhooks/" + hook.json().getString("id") + "/deliveries";
            Await.until("all are told, and noted", () -> states(deliveries).equals(Set.of("delivered")));
            assertThat(opened).hasSize(TOLD * REPLICAS.size());
            assertThat(heard).containsExactlyInAnyOrderElementsOf(opened);
        } finally {
            target.stop(0);
        }
    }

    private static Set<String> states(String deliveries) {
        return one().get(deliveries).json().getJsonArray("deliveries").stream()
                .map(delivery -> ((JsonObject) delivery).getString("state"))
                .collect(Collectors.toSet());
    }

    @Test
    void whoIsErasedAtOneIsForgottenByTheOther() {
        var two = REPLICAS.get(1);
        var said = new JsonObject()
                .put("purposes", new JsonObject().put("answering", "granted").put("sharing", "granted"))
                .put("source", "test")
                .put("textVersion", "1");
        var path = "/api/v1/subjects/" + PERSON;
        var put = one().send("PUT", path + "/consents?tenant=" + TENANT, said.encode(), "application/json");
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        REPLICAS.forEach(replica ->
                Await.until("the consent", () -> replica.call("agreed").status() == 200));
        Await.until("both are kept", () -> two.kept() >= REPLICAS.size());

        var erased = one().send("DELETE", path + "?tenant=" + TENANT, "", "application/json");

        assertThat(erased.status()).as(erased.text()).isEqualTo(200);
        assertThat(two.kept()).isEqualTo(-404);
        Await.until("the consent is gone", () -> two.call("agreed").status() == 403);
        assertThat(two.kept()).as("nothing came back").isEqualTo(-404);
        assertThat(told("subject.erased")).hasSize(1);
    }
}
