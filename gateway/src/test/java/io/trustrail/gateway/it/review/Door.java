package io.trustrail.gateway.it.review;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.trustrail.gateway.access.AccessControl;
import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalOptions;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.Directories;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.vendor.MockVendor;
import io.trustrail.gateway.metrics.CallMeters;
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
import io.trustrail.gateway.server.DataPlane;
import io.trustrail.gateway.server.FailureMapper;
import io.trustrail.gateway.server.ModelList;
import io.trustrail.gateway.server.ReviewAnswers;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.trust.consent.Consents;
import io.trustrail.gateway.trust.inventory.Inventory;
import io.trustrail.gateway.vendor.VendorMeters;
import io.trustrail.gateway.vendor.Vendors;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The data plane between real sockets, with a desk at which the test decides. */
final class Door implements AutoCloseable {

    private static final String POLICY = """
        guards:
          held-mail: {detector: pii, rules: [{direction: reply, action: hold}, {action: by-level}]}
        features:
          all-held:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {logprobs: true, keep-alive: 20ms, rules: [{do: hold, window: 10m, priority: 2, skills: [slang]}]}
          soon-refused:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {rules: [{do: hold, window: 5ms}]}
          soon-released:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {rules: [{do: hold, window: 5ms, on-timeout: release}]}
          soon-interim:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {rules: [{do: hold, window: 5ms, on-timeout: interim, interim: A colleague looks at it.}]}
          all-parked:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {rules: [{do: park, interim: {en: A colleague looks at it., de: Ein Mensch sieht es sich an.}}]}
          unsure-held:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {rules: [{confidence-below: 0.5, do: hold, window: 10m}]}
          all-after:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {rules: [{do: after}]}
          all-sampled:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {sample: 1}
          mail-held:
            level: 1
            guards: [held-mail]
            targets: [{vendor: openai, model: m}]
          short-held:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {max-bytes: 2048, rules: [{do: hold, window: 10m}]}
          long-released:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {max-bytes: 2048, too-long: release, rules: [{do: hold, window: 10m}]}
          asked-again:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {agreement: {share: 1}, rules: [{when: "signals['disagreement'] > 0.5", do: hold, window: 10m}]}
          asked-afterwards:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {agreement: {share: 1, samples: 1}, rules: [{do: after}]}
          asked-briefly:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {agreement: {share: 1, samples: 1, timeout: 50ms}, rules: [{do: after}]}
          asked-within:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {agreement: {share: 1, samples: 5}, rules: [{do: after}]}
        limits:
          little: {for: {features: [asked-within]}, tokens: 500, every: day}
        """;

    private final Path root = Directories.temporary();
    private final Vertx vertx = Vertx.vertx();
    private final MockVendor vendor = MockVendor.start();
    private final TestDesk desk = new TestDesk(vertx);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Journal journal = journal();
    private final Store store = Store.open(root);
    private final String key =
            new ApplicationKeys(store).create("shop", "acme", Set.of(), 0).key();
    private final String strangersKey =
            new ApplicationKeys(store).create("other", "acme", Set.of(), 0).key();
    private final LivePolicy policy;
    private final Vendors vendors = new Vendors(vertx, 1, new VendorMeters(registry));
    private final Recorder recorder = new Recorder(journal, new CallMeters(registry), Clock.systemUTC());
    private final ReviewGate reviews = new ReviewGate(vertx, desk, new LiveConfidence(root), Clock.systemUTC());
    private final DataPlane plane;

    Door() {
        var files = PolicyDirectory.sound(root.resolve("policies"))
                .write(
                        "openai.yaml",
                        "vendors: {openai: {dialects: [openai-chat, anthropic-messages], base-url: \"" + vendor.url()
                                + "\", auth: none, logprobs: true, stream-usage: true}}")
                .write(
                        "levels.yaml",
                        "levels: {1: {title: one, restore: true,"
                                + " operators: {high: pseudonym, medium: pseudonym, low: keep}}}")
                .write("review.yaml", POLICY);
        policy = new LivePolicy(files.loader(), files.path(), files.environment(), files.load());
        vendors.reconcile(policy.current());
        var access = new AccessControl(vertx, store);
        var operators = new Operators(new byte[32]);
        var failures = new FailureMapper();
        var seal = SubjectSeal.open(store, KeysetSource.of(root, Map.of()), Clock.systemUTC());
        var consents = new Consents(vertx, store, seal, journal, Clock.systemUTC());
        var inventory = new Inventory(vertx, store, journal, Clock.systemUTC());
        var calls = new CallHandler(
                vertx,
                access,
                policy,
                operators,
                vendors,
                recorder,
                failures,
                Limits.DEFAULT,
                reviews,
                consents,
                inventory);
        var checks = new CheckHandler(vertx, access, policy, operators, recorder, failures, Limits.DEFAULT);
        var answers = new ReviewAnswers(access, desk, operators, consents::isWithdrawn, failures);
        plane = new DataPlane(
                "127.0.0.1", 0, calls, checks, new ModelList(access, policy, failures), answers, Map.of());
        Await.result(vertx.deployVerticle(plane));
    }

    private Journal journal() {
        try {
            return Journal.open(vertx, root.resolve("journal"), JournalOptions.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MockVendor vendor() {
        return vendor;
    }

    TestDesk desk() {
        return desk;
    }

    /** Ends all waiting, as a gateway does that closes. */
    void drain() {
        reviews.drain();
    }

    int underWay() {
        return recorder.underWay();
    }

    String metrics() {
        return registry.scrape();
    }

    /** What the record says of a call's end; waits for it. */
    JsonObject closed(String call) {
        Await.until("the end of " + call, () -> view().has("closed", call));
        return view().only("closed", call);
    }

    /** What else the record says of a call. */
    List<JsonObject> noted(String kind, String call) {
        return view().all(kind).filter(it -> it.getString("call").equals(call)).toList();
    }

    private JournalView view() {
        return JournalView.read(root);
    }

    private String url() {
        return "http://127.0.0.1:" + plane.port();
    }

    Caller caller() {
        return new Caller(url(), key);
    }

    /** Another application of the same tenant. */
    Caller stranger() {
        return new Caller(url(), strangersKey);
    }

    OpenAIClient openAi() {
        return OpenAIOkHttpClient.builder()
                .baseUrl(url() + "/v1")
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    AnthropicClient anthropic() {
        return AnthropicOkHttpClient.builder()
                .baseUrl(url())
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    @Override
    public void close() {
        Await.result(vertx.undeploy(plane.deploymentID()));
        Await.result(vendors.close());
        Await.result(journal.close());
        store.close();
        vendor.close();
        Await.result(vertx.close());
        Directories.delete(root);
    }
}
