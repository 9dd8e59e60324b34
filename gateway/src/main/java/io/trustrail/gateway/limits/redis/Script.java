package io.trustrail.gateway.limits.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    String text() {
        return text;
    }

    /** What Redis knows it by. */
    String sha1() {
        return sha1;
    }
}
