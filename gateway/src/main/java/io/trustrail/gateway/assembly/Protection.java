package io.trustrail.gateway.assembly;

import io.trustrail.gateway.server.tls.TlsFiles;
import java.util.Optional;

/**
 * How listeners are protected.
 *
 * @param data certificates of the data plane; empty for plain HTTP
 * @param admin certificates of the admin plane; empty for plain HTTP
 * @param metricsToken what a scraper of {@code /metrics} has to know; empty for nothing
 */
public record Protection(Optional<TlsFiles> data, Optional<TlsFiles> admin, Optional<String> metricsToken) {

    /** Plain HTTP, and metrics for everybody who reaches the admin plane. */
    public static final Protection NONE = new Protection(Optional.empty(), Optional.empty(), Optional.empty());

    /** Without the token. */
    @Override
    public String toString() {
        return "Protection[data=" + data + ", admin=" + admin + "]";
    }
}
