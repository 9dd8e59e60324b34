package io.trustrail.gateway.command;

import io.trustrail.gateway.assembly.Protection;
import io.trustrail.gateway.server.tls.TlsFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of {@code serve} that protect the listeners. */
final class ProtectionOptions {

    private static final String METRICS_TOKEN = "TRUSTRAIL_METRICS_TOKEN";

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            defaultValue = "${env:TRUSTRAIL_TLS_CERT}",
            description = "Certificate of the data plane with those up to its authority, PEM (TRUSTRAIL_TLS_CERT).")
    private @Nullable Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            defaultValue = "${env:TRUSTRAIL_TLS_KEY}",
            description = "Its private key, PEM without a password (TRUSTRAIL_TLS_KEY).")
    private @Nullable Path key;

    @Option(
            names = "--tls-client-ca",
            paramLabel = "FILE",
            defaultValue = "${env:TRUSTRAIL_TLS_CLIENT_CA}",
            description = "Only clients with a certificate of these authorities may connect to the data plane, PEM"
                    + " (TRUSTRAIL_TLS_CLIENT_CA).")
    private @Nullable Path clients;

    @Option(
            names = "--admin-tls-cert",
            paramLabel = "FILE",
            defaultValue = "${env:TRUSTRAIL_ADMIN_TLS_CERT}",
            description = "Certificate of the admin plane (TRUSTRAIL_ADMIN_TLS_CERT).")
    private @Nullable Path adminCertificate;

    @Option(
            names = "--admin-tls-key",
            paramLabel = "FILE",
            defaultValue = "${env:TRUSTRAIL_ADMIN_TLS_KEY}",
            description = "Its private key (TRUSTRAIL_ADMIN_TLS_KEY).")
    private @Nullable Path adminKey;

    /** What was chosen; throws an {@link IllegalArgumentException} that names the option that is missing. */
    Protection chosen(Map<String, String> environment) {
        var data = files("--tls-cert", certificate, "--tls-key", key, clients);
        if (data.isEmpty() && clients != null) {
            throw new IllegalArgumentException("--tls-client-ca needs --tls-cert and --tls-key");
        }
        return new Protection(
                data,
                files("--admin-tls-cert", adminCertificate, "--admin-tls-key", adminKey, null),
                Optional.ofNullable(environment.get(METRICS_TOKEN)).filter(token -> !token.isBlank()));
    }

    private static Optional<TlsFiles> files(
            String certificateOption,
            @Nullable Path certificate,
            String keyOption,
            @Nullable Path key,
            @Nullable Path clients) {
        if (certificate == null && key == null) {
            return Optional.empty();
        }
        if (certificate == null || key == null) {
            var missing = certificate == null ? certificateOption : keyOption;
            var given = certificate == null ? keyOption : certificateOption;
            throw new IllegalArgumentException(given + " needs " + missing);
        }
        return Optional.of(new TlsFiles(certificate, key, Optional.ofNullable(clients)));
    }
}
