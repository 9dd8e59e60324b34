package io.trustrail.gateway.remote;

import io.trustrail.gateway.guard.shared.Shared;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import io.trustrail.gateway.remote.protocol.Protocol;
import io.trustrail.gateway.remote.protocol.Protocols;
import io.trustrail.gateway.remote.protocol.Protocols.Kind;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes detectors on other machines known to policies. One that the next policy describes the same goes on as it is. */
public final class RemoteDetectors {

    private static final URI NOWHERE = URI.create("http://localhost");

    private final Supplier<Vertx> vertx;
    private final Shared<Key, RemoteDetector> running = new Shared<>();

    /** @param vertx asked when the first detector is made */
    public RemoteDetectors(Supplier<Vertx> vertx) {
        this.vertx = vertx;
    }

    /** The catalogue with all protocols that are known. */
    public DetectorCatalogue in(DetectorCatalogue catalogue) {
        var all = catalogue;
        for (var kind : Protocols.all()) {
            all = all.with(kind.name(), settings -> detector(kind, settings));
        }
        return all;
    }

    private RemoteDetector detector(Kind kind, DetectorSettings settings) {
        var protocol = kind.reader().apply(settings);
        var key = new Key(settings.guard(), options(kind, protocol, settings), protocol);
        return running.get(key, () -> new RemoteDetector(vertx.get(), key.guard, key.options, key.protocol));
    }

    private static RemoteOptions options(Kind kind, Protocol protocol, DetectorSettings settings) {
        var url = url(kind, settings);
        var headers = new HashMap<>(protocol.headers(settings.secret("api-key")));
        headers.putAll(settings.map("headers"));
        checkHeaders(headers, settings);
        return new RemoteOptions(
                url,
                headers,
                settings.file("ca-file").orElse(null),
                isForeign(url, settings),
                settings.whole("connections", 1, 1_000, 16),
                settings.whole("queue", 0, 100_000, 1_000),
                settings.whole("max-length", 100, 100_000, kind.longest()),
                settings.whole("remember", 0, 1_000_000, 10_000),
                settings.duration("remember-for", Duration.ofMinutes(10)));
    }

    private static URI url(Kind kind, DetectorSettings settings) {
        var text = settings.text("url", kind.url());
        var url = parse(text);
        if (text.isEmpty()) {
            settings.error("url", "url is missing; give the server's address");
        } else if (url.isEmpty()) {
            settings.error("url", "is no URL of a server; give http:// or https://, a host and at most a path");
        }
        return url.orElse(NOWHERE);
    }

    private static Optional<URI> parse(String text) {
        try {
            var url = new URI(text.strip());
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean bare = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
            return http && bare && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isForeign(URI url, DetectorSettings settings) {
        boolean own = Hosts.isOwn(url.getHost());
        if (!own && !settings.has("shares-data")) {
            settings.error(
                    "url",
                    "sends texts to " + url.getHost()
                            + ", which seems to be somebody else's; write shares-data: true if"
                            + " that is meant, or shares-data: false if the machine is yours");
        }
        boolean foreign = settings.flag("shares-data", false);
        if (foreign && "http".equals(url.getScheme())) {
            settings.error("url", "sends texts to somebody else in the clear; use https://");
        }
        return foreign;
    }

    private static void checkHeaders(Map<String, String> headers, DetectorSettings settings) {
        headers.forEach((name, value) -> {
            boolean sound = !name.isEmpty()
                    && name.chars().allMatch(c -> c > ' ' && c < 127 && c != ':')
                    && value.chars().allMatch(c -> c >= ' ' && c < 127);
            if (!sound) {
                settings.error("headers", "has a name or a value that no header can carry; check the variables in it");
            }
        });
    }

    private record Key(String guard, RemoteOptions options, Protocol protocol) {}
}
