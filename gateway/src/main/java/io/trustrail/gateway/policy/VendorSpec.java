package io.trustrail.gateway.policy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor is reached.
 *
 * @param dialects ids of the dialects that it speaks, such as {@code openai-chat}
 * @param baseUrl where its API starts, without the version segment of the dialect's own path
 * @param apiKey its key, or empty where {@code auth} is {@code none} or where the demo vendor stands in
 * @param auth {@code bearer}, {@code x-api-key} or {@code none}
 * @param streamUsage whether it accepts being asked for token counts in streams
 * @param logprobs whether it gives log-probabilities of tokens when asked to
 * @param caFile PEM file with additional trusted certificates
 */
public record VendorSpec(
        String name,
        Set<String> dialects,
        URI baseUrl,
        String apiKey,
        Auth auth,
        boolean streamUsage,
        boolean logprobs,
        @Nullable Path caFile,
        Pool pool,
        Timeouts timeouts,
        Breaker breaker,
        Retry retry,
        RateLimit rateLimit) {

    public VendorSpec {
        dialects = Set.copyOf(dialects);
    }

    /** Never prints the key. */
    @Override
    public String toString() {
        return "VendorSpec[" + name + " " + baseUrl.getHost() + "]";
    }

    /** How the vendor's key is sent. */
    public enum Auth {
        BEARER,
        X_API_KEY,
        NONE
    }

    /**
     * Connections and concurrency.
     *
     * @param connections HTTP/1.1 connections, at most, per event loop
     * @param concurrentCalls calls under way at once, at most (the bulkhead)
     * @param http2 whether to offer HTTP/2 over TLS
     */
    public record Pool(int connections, int concurrentCalls, boolean http2) {}

    /**
     * Time limits of one exchange.
     *
     * @param connect until the connection stands
     * @param firstByte until the reply's head is there
     * @param idle between two pieces of a reply
     * @param total for the whole reply
     */
    public record Timeouts(Duration connect, Duration firstByte, Duration idle, Duration total) {}

    /**
     * When the circuit breaker opens.
     *
     * @param failureRate share of failed calls that opens it, 0 to 100 percent
     * @param window how many calls are looked at
     * @param open how long it stays open before it tries again
     */
    public record Breaker(int failureRate, int window, Duration open) {}

    /**
     * When a call is tried again, before the first byte of its reply.
     *
     * @param attempts attempts at one target, the first included
     * @param budget retries per call to this vendor, over time, 0 to 100 percent
     * @param maxWait the longest wait before a retry, whatever {@code Retry-After} says
     */
    public record Retry(int attempts, int budget, Duration maxWait) {}

    /**
     * How fast calls may go out.
     *
     * @param callsPerSecond calls to this vendor, 0 for no limit
     */
    public record RateLimit(int callsPerSecond) {}
}
