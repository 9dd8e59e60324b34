package io.trustrail.gateway.vendor;

import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.MediaRule;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.TargetSpec;
import io.trustrail.gateway.policy.VendorSpec;
import io.trustrail.gateway.privacy.PrivacyLevel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Vendors as policies may describe them: patient by default, with every field to be changed by name. */
record Specs(
        String name,
        Set<String> dialects,
        String url,
        String key,
        VendorSpec.Auth auth,
        @Nullable Path ca,
        VendorSpec.Pool pool,
        VendorSpec.Timeouts timeouts,
        VendorSpec.Breaker breaker,
        VendorSpec.Retry retry,
        int callsPerSecond) {

    static final String CHAT = "openai-chat";
    static final String MESSAGES = "anthropic-messages";
    private static final Duration LONG = Duration.ofSeconds(20);

    static Specs vendor(String name, int port) {
        return new Specs(
                name,
                Set.of(CHAT),
                "http://127.0.0.1:" + port,
                "key-of-" + name,
                VendorSpec.Auth.BEARER,
                null,
                new VendorSpec.Pool(8, 16, false),
                new VendorSpec.Timeouts(LONG, LONG, LONG, LONG),
                new VendorSpec.Breaker(100, 100, LONG),
                new VendorSpec.Retry(1, 100, Duration.ofMillis(5)),
                0);
    }

    Specs dialects(String... spoken) {
        return new Specs(name, Set.of(spoken), url, key, auth, ca, pool, timeouts, breaker, retry, callsPerSecond);
    }

    Specs url(String other) {
        return new Specs(name, dialects, other, key, auth, ca, pool, timeouts, breaker, retry, callsPerSecond);
    }

    Specs key(String other, VendorSpec.Auth sent) {
        return new Specs(name, dialects, url, other, sent, ca, pool, timeouts, breaker, retry, callsPerSecond);
    }

    Specs ca(Path pem) {
        return new Specs(name, dialects, url, key, auth, pem, pool, timeouts, breaker, retry, callsPerSecond);
    }

    Specs pool(int connections, int concurrentCalls, boolean http2) {
        VendorSpec.Pool other = new VendorSpec.Pool(connections, concurrentCalls, http2);
        return new Specs(name, dialects, url, key, auth, ca, other, timeouts, breaker, retry, callsPerSecond);
    }

    Specs connectMillis(long millis) {
        return timeouts(new VendorSpec.Timeouts(
                Duration.ofMillis(millis), timeouts.firstByte(), timeouts.idle(), timeouts.total()));
    }

    Specs firstByteMillis(long millis) {
        return timeouts(new VendorSpec.Timeouts(
                timeouts.connect(), Duration.ofMillis(millis), timeouts.idle(), timeouts.total()));
    }

    Specs idleMillis(long millis) {
        return timeouts(new VendorSpec.Timeouts(
                timeouts.connect(), timeouts.firstByte(), Duration.ofMillis(millis), timeouts.total()));
    }

    Specs totalMillis(long millis) {
        return timeouts(new VendorSpec.Timeouts(
                timeouts.connect(), timeouts.firstByte(), timeouts.idle(), Duration.ofMillis(millis)));
    }

    private Specs timeouts(VendorSpec.Timeouts other) {
        return new Specs(name, dialects, url, key, auth, ca, pool, other, breaker, retry, callsPerSecond);
    }

    Specs breaker(int failureRate, int window, long openMillis) {
        VendorSpec.Breaker other = new VendorSpec.Breaker(failureRate, window, Duration.ofMillis(openMillis));
        return new Specs(name, dialects, url, key, auth, ca, pool, timeouts, other, retry, callsPerSecond);
    }

    Specs retry(int attempts, int budget, long maxWaitMillis) {
        VendorSpec.Retry other = new VendorSpec.Retry(attempts, budget, Duration.ofMillis(maxWaitMillis));
        return new Specs(name, dialects, url, key, auth, ca, pool, timeouts, breaker, other, callsPerSecond);
    }

    Specs callsPerSecond(int calls) {
        return new Specs(name, dialects, url, key, auth, ca, pool, timeouts, breaker, retry, calls);
    }

    VendorSpec spec() {
        return new VendorSpec(
                name,
                dialects,
                URI.create(url),
                key,
                auth,
                true,
                false,
                ca,
                pool,
                timeouts,
                breaker,
                retry,
                new VendorSpec.RateLimit(callsPerSecond));
    }

    static PolicyBook book(Specs... vendors) {
        return new PolicyBook(
                "0".repeat(64),
                Map.of(),
                Stream.of(vendors).map(Specs::spec).collect(Collectors.toMap(VendorSpec::name, Function.identity())),
                Map.of());
    }

    static Feature feature(TargetSpec... targets) {
        GuardChain none = new GuardChain(List.of());
        return new Feature(
                "support-replies",
                "",
                new PrivacyLevel(1, "own use", true, Map.of(), Map.of()),
                List.of(targets),
                none,
                none,
                MediaRule.PASS);
    }

    /** A feature whose targets are these vendors in this order: the first always, the others as fallbacks. */
    static Feature first(String vendor, String... fallbacks) {
        return feature(Stream.concat(
                        Stream.of(new TargetSpec(vendor, "model", 1)),
                        Stream.of(fallbacks).map(name -> new TargetSpec(name, "model", 0)))
                .toArray(TargetSpec[]::new));
    }
}
