package io.trustrail.gateway.redis;

import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.redis.client.RedisOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis or Valkey is.
 *
 * @param url {@code redis://} or, with TLS, {@code rediss://}, host, port and number of the database; a password in it counts
 * @param password empty for none, or for the one in the address
 * @param authority PEM file with the certificates that its own has to come from; null for those that Java trusts
 * @param timeout how long an answer is waited for
 */
public record RedisSettings(
        URI url, String password, @Nullable Path authority, Duration timeout) {

    private static final String URL = "TRUSTRAIL_REDIS_URL";
    private static final String PASSWORD = "TRUSTRAIL_REDIS_PASSWORD";
    private static final String CA = "TRUSTRAIL_REDIS_CA";
    private static final String TIMEOUT = "TRUSTRAIL_REDIS_TIMEOUT";
    private static final int MOST_WAITING = 100_000;
    private static final int LONGEST_MILLIS = 60_000;
    private static final String DEFAULT_MILLIS = "500";

    /**
     * What the environment says; empty without an address.
     *
     * @throws IllegalArgumentException naming the variable that can't be used
     */
    public static Optional<RedisSettings> from(Map<String, String> environment) {
        var url = environment.getOrDefault(URL, "").strip();
        return url.isEmpty()
                ? Optional.empty()
                : Optional.of(new RedisSettings(
                        address(url),
                        environment.getOrDefault(PASSWORD, "").strip(),
                        authority(environment.getOrDefault(CA, "").strip()),
                        timeout(environment
                                .getOrDefault(TIMEOUT, DEFAULT_MILLIS)
                                .strip())));
    }

    private static URI address(String url) {
        try {
            var address = URI.create(url);
            if (address.getHost() != null && isRedis(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Told below, without the address, which may hold a password.
        }
        throw new IllegalArgumentException(
                URL + " is no address of Redis; give one such as redis://localhost:6379, or" + " rediss:// for TLS");
    }

    private static boolean isRedis(@Nullable String scheme) {
        return "redis".equals(scheme) || "rediss".equals(scheme);
    }

    private static @Nullable Path authority(String file) {
        if (file.isEmpty()) {
            return null;
        }
        var path = Path.of(file);
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException(CA + ": " + file + " can't be read; give a PEM file");
        }
        return path;
    }

    private static Duration timeout(String millis) {
        try {
            int number = Integer.parseInt(millis);
            if (number > 0 && number <= LONGEST_MILLIS) {
                return Duration.ofMillis(number);
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IllegalArgumentException(TIMEOUT + " must be milliseconds from 1 to " + LONGEST_MILLIS);
    }

    /** The same for the client. */
    RedisOptions options() {
        var net = new NetClientOptions()
                .setConnectTimeout((int) timeout.toMillis())
                .setTcpKeepAlive(true)
                .setHostnameVerificationAlgorithm("HTTPS");
        if (authority != null) {
            net.setTrustOptions(new PemTrustOptions().addCertPath(authority.toString()));
        }
        var options = new RedisOptions()
                .setConnectionString(url.toString())
                .setMaxWaitingHandlers(MOST_WAITING)
                .setMaxPoolSize(1)
                .setNetClientOptions(net);
        return password.isEmpty() ? options : options.setPassword(password);
    }

    /** Never prints a password. */
    @Override
    public String toString() {
        return "RedisSettings[" + url.getHost() + ":" + url.getPort() + "]";
    }
}
