package io.trustrail.gateway.proxy;

import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.MediaRule;
import io.trustrail.gateway.policy.VendorSpec;
import io.trustrail.gateway.privacy.PrivacyLevel;
import io.trustrail.gateway.proxy.call.Call;
import io.trustrail.gateway.proxy.call.ClientPresence;
import io.trustrail.gateway.proxy.call.Ledger;
import io.trustrail.gateway.proxy.review.ReviewGate;
import io.trustrail.gateway.proxy.spend.Tab;
import io.trustrail.gateway.review.TestDesk;
import io.trustrail.gateway.review.confidence.LiveConfidence;
import io.trustrail.gateway.vendor.Target;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of calls that tests need. */
public final class Calls {

    private Calls() {}

    public static Call call(Dialect dialect, HttpServerRequest from) {
        return new Call("call_x", from, dialect, 0, new Ledger(), new ClientPresence(from), new Tab());
    }

    public static CallFacts facts(Dialect dialect) {
        return new CallFacts("t", "app", "f", 1, dialect.id(), true, "");
    }

    public static Feature feature(GuardChain guards, MediaRule media) {
        var level = new PrivacyLevel(1, "own use", true, Map.of(), Map.of());
        return new Feature("f", "", level, List.of(), guards, guards, media);
    }

    /** Reviewers that nobody asks. */
    static ReviewGate reviews(Vertx vertx) {
        return new ReviewGate(vertx, new TestDesk(vertx), new LiveConfidence(Path.of("none")), Clock.systemUTC());
    }

    public static Target target(boolean streamUsage) {
        var second = Duration.ofSeconds(1);
        var vendor = new VendorSpec(
                "v",
                Set.of("openai-chat", "anthropic-messages"),
                URI.create("http://127.0.0.1:1"),
                "",
                VendorSpec.Auth.NONE,
                streamUsage,
                false,
                null,
                new VendorSpec.Pool(1, 1, false),
                new VendorSpec.Timeouts(second, second, second, second),
                new VendorSpec.Breaker(50, 10, second),
                new VendorSpec.Retry(1, 10, second),
                new VendorSpec.RateLimit(0));
        return new Target(vendor, "vendor-model");
    }

    /** Nobody waits for the reply: what a call asks of its client has no effect. */
    public static HttpServerRequest nobody() {
        return answeringItself(HttpServerRequest.class);
    }

    private static <T> T answeringItself(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        method.getReturnType().isInterface() ? answeringItself(method.getReturnType()) : null));
    }
}
