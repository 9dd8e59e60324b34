package io.trustrail.gateway.console.page;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Style, script and icon. Their addresses change with their content, so that browsers may keep them for good. */
public final class Assets implements Handler<RoutingContext> {

    public static final String PATH = "/console/assets/";

    /** The same on the listener of applications. */
    public static final String OPEN_PATH = "/assets/";

    private static final Map<String, String> TYPES = Map.of(
            "console.css", "text/css; charset=utf-8",
            "console.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");
    private static final int HASH_LENGTH = 12;
    private static final Map<String, Asset> ALL =
            TYPES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Assets::load));

    private record Asset(String type, Buffer content, String hash) {}

    /** Where a browser gets an asset. */
    static String address(String name) {
        return PATH + versioned(name);
    }

    /** Where it gets it on the listener of applications. */
    static String openAddress(String name) {
        return OPEN_PATH + versioned(name);
    }

    private static String versioned(String name) {
        return name + "?v=" + Objects.requireNonNull(ALL.get(name)).hash();
    }

    @Override
    public void handle(RoutingContext request) {
        var asset = ALL.get(String.valueOf(request.pathParam("file")));
        if (asset == null) {
            request.fail(404);
            return;
        }
        request.response()
                .putHeader("content-type", asset.type())
                .putHeader("cache-control", "public, max-age=31536000, immutable")
                .end(asset.content());
    }

    private static Asset load(Map.Entry<String, String> entry) {
        try (var in = Assets.class.getResourceAsStream("/console/" + entry.getKey())) {
            var bytes = Objects.requireNonNull(in, entry.getKey()).readAllBytes();
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            var hash = HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
            return new Asset(entry.getValue(), Buffer.buffer(bytes), hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
