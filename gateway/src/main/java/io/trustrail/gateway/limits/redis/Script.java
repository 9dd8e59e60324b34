package io.trustrail.gateway.limits.redis;

import io.trustrail.gateway.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** What runs inside of Redis, in one piece. */
enum Script {
    TAKE,
    SETTLE,
    ADOPT,
    RATE;

    private final String text;
    private final String sha1;

    Script() {
        var file = name().toLowerCase(Locale.ROOT) + ".lua";
        try (var in = Script.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the jar");
            }
            var bytes = in.readAllBytes();
            text = new String(bytes, StandardCharsets.UTF_8);
            sha1 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** Makes a new connection's Redis know all of them. */
    static Future<Void> load(RedisLink link) {
        Future<Response> loaded = Future.succeededFuture();
        for (var script : values()) {
            loaded = loaded.compose(
                    v -> link.ask(Request.cmd(Command.SCRIPT).arg("LOAD").arg(script.text)));
        }
        return loaded.mapEmpty();
    }

    /** Runs it. */
    Future<Response> run(RedisLink link, List<String> keys, List<String> values) {
        var request = Request.cmd(Command.EVALSHA).arg(sha1).arg(keys.size());
        keys.forEach(request::arg);
        values.forEach(request::arg);
        return link.ask(request);
    }
}
