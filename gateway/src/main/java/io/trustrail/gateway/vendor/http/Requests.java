package io.trustrail.gateway.vendor.http;

import io.trustrail.gateway.policy.VendorSpec;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What requests to one vendor have in common. Thread-safe. */
public final class Requests {

    private static final int MOST_PATHS = 64;
    private static final CharSequence API_KEY = HttpHeaders.createOptimized("x-api-key");
    private static final CharSequence ANTHROPIC_VERSION = HttpHeaders.createOptimized("anthropic-version");
    private static final CharSequence FIRST_VERSION = HttpHeaders.createOptimized("2023-06-01");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence JSON_OR_EVENTS =
            HttpHeaders.createOptimized("application/json, text/event-stream");

    private final String host;
    private final SocketAddress address;
    private final String basePath;
    private final long connectMillis;
    private final MultiMap own;
    private final Map<String, RequestOptions> byPath = new ConcurrentHashMap<>();

    /**
     * Takes the vendor's address apart once.
     *
     * @throws IllegalArgumentException if no request can be made from the description, with the field and the fix
     */
    public Requests(VendorSpec spec) {
        URI url = spec.baseUrl();
        boolean tls = "https".equals(url.getScheme());
        if (url.getHost() == null || !(tls || "http".equals(url.getScheme()))) {
            throw new IllegalArgumentException(
                    "vendor " + spec.name() + ": baseUrl must be like https://api.example.com");
        }
        host = url.getHost();
        address = SocketAddress.inetSocketAddress(port(url, tls), withoutBrackets(host));
        basePath = withoutSlash(url.getRawPath());
        connectMillis = Math.max(1, spec.timeouts().connect().toMillis());
        own = ownHeaders(spec);
    }

    /**
     * Where a dialect's path is on this vendor. A version that ends the base URL and starts the path, as in {@code
     * https://api.example.com/v1}, is not repeated. The result is shared: don't change it.
     */
    public RequestOptions options(String path) {
        RequestOptions known = byPath.get(path);
        if (known != null) {
            return known;
        }
        // The time limit is there to take callers who gave up out of the pool's queue. Nobody may rely on it: if it
        // passes
        // while a connection is being handed over, Vert.x doesn't answer at all.
        RequestOptions made = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(address)
                .setHost(host)
                .setPort(address.port())
                .setConnectTimeout(connectMillis)
                .setURI(joined(path));
        if (byPath.size() < MOST_PATHS) {
            byPath.put(path, made);
        }
        return made;
    }

    /**
     * Writes a request's headers: the client's, over them the vendor's credentials, and no other credentials.
     *
     * @param length the body's bytes
     */
    public void headers(MultiMap request, MultiMap client, String dialect, int length) {
        request.setAll(client);
        request.remove(HttpHeaders.AUTHORIZATION).remove(API_KEY);
        for (Map.Entry<String, String> header : own) {
            request.set(header.getKey(), header.getValue());
        }
        setIfAbsent(request, HttpHeaders.CONTENT_TYPE, JSON);
        setIfAbsent(request, HttpHeaders.ACCEPT, JSON_OR_EVENTS);
        if (dialect.startsWith("anthropic")) {
            setIfAbsent(request, ANTHROPIC_VERSION, FIRST_VERSION);
        }
        request.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(length));
    }

    private static void setIfAbsent(MultiMap headers, CharSequence name, CharSequence value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }

    private String joined(String path) {
        int lastSegment = basePath.lastIndexOf('/');
        if (lastSegment >= 0 && path.startsWith(basePath.substring(lastSegment) + "/")) {
            return basePath.substring(0, lastSegment) + path;
        }
        return basePath + path;
    }

    /* A gateway that guards text has to read it: nobody else may have packed it. */
    private static MultiMap ownHeaders(VendorSpec spec) {
        try {
            MultiMap own = HttpHeaders.headers().set(HttpHeaders.ACCEPT_ENCODING, "identity");
            switch (spec.auth()) {
                case BEARER -> own.set(HttpHeaders.AUTHORIZATION, "Bearer " + spec.apiKey());
                case X_API_KEY -> own.set(API_KEY, spec.apiKey());
                case NONE -> {}
            }
            return own;
        } catch (IllegalArgumentException unsendable) {
            throw new IllegalArgumentException("vendor " + spec.name()
                    + ": apiKey has a character that no header can carry, such as a line break");
        }
    }

    private static int port(URI url, boolean tls) {
        if (url.getPort() != -1) {
            return url.getPort();
        }
        return tls ? 443 : 80;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
