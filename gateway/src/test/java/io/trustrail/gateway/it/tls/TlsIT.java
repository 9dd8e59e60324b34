package io.trustrail.gateway.it.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.gateway.assembly.Gateway;
import io.trustrail.gateway.assembly.GatewayOptions;
import io.trustrail.gateway.assembly.Protection;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.server.tls.TlsFiles;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS on both listeners: HTTP/2, clients with certificates, renewal, and files that can't be used. */
@Timeout(120)
class TlsIT {

    private static final int CONNECTIONS = 8;

    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();
    private @Nullable Gateway gateway;
    private Identity server;

    @BeforeEach
    void identity() throws IOException, GeneralSecurityException {
        server = Identity.make(directory, "server", "EC");
        write(server);
    }

    @AfterEach
    void stop() {
        if (gateway != null) {
            Await.result(gateway.close());
        }
        Await.result(vertx.close());
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private void write(Identity identity) throws IOException, GeneralSecurityException {
        identity.writeCertificate(file("cert.pem"));
        identity.writeKey(file("key.pem"));
    }

    private Gateway start(Optional<Path> clients, Optional<String> token) {
        var data = new TlsFiles(file("cert.pem"), file("key.pem"), clients);
        var admin = new TlsFiles(file("cert.pem"), file("key.pem"), Optional.empty());
        var options = new GatewayOptions(
                Path.of("..", "policies"),
                file("data"),
                "127.0.0.1",
                0,
                0,
                true,
                Map.of(),
                new Protection(Optional.of(data), Optional.of(admin), token));
        var started = Await.result(Gateway.start(vertx, options));
        gateway = started;
        return started;
    }

    private static HttpResponse<String> get(SSLContext context, int port, String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path));
        return HttpClient.newBuilder()
                .sslContext(context)
                .build()
                .send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> call(SSLContext context) throws IOException, InterruptedException {
        var body = Wire.OPENAI.prompt("agent-copilot", "Hello there.").encode();
        var port = gateway == null ? 0 : gateway.port();
        var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + Wire.OPENAI.path()))
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + GatewayFixture.key(file("data")))
                .POST(BodyPublishers.ofString(body));
        return HttpClient.newBuilder().sslContext(context).build().send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void callsAreServedOverTlsWithHttp2() throws Exception {
        start(Optional.empty(), Optional.empty());
        var reply = call(server.trustedBy(null));
        assertThat(reply.version()).isEqualTo(Version.HTTP_2);
        assertThat(Wire.OPENAI.textOf(new JsonObject(reply.body()))).contains("Hello there.");
        assertThat(reply.headers().firstValue("strict-transport-security")).contains("max-age=31536000");
        assertThat(reply.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    }

    @Test
    void whoSpeaksNoTlsGetsNothing() {
        var port = start(Optional.empty(), Optional.empty()).port();
        var plain = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/models"))
                .build();
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(plain, BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void onlyClientsOfTheAuthorityMayCall() throws Exception {
        var known = Identity.make(directory, "known", "RSA");
        var stranger = Identity.make(directory, "stranger", "EC");
        known.writeCertificate(file("clients.pem"));
        var started = start(Optional.of(file("clients.pem")), Optional.empty());

        assertThat(call(server.trustedBy(known)).statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> call(server.trustedBy(stranger))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> call(server.trustedBy(null))).isInstanceOf(IOException.class);
        Await.until(
                "the admin plane asks for no certificate",
                () -> get(server.trustedBy(null), started.adminPort(), "/readyz")
                                .statusCode()
                        == 200);
    }

    @Test
    void renewedCertificatesAreUsedWithoutARestart() throws Exception {
        var started = start(Optional.empty(), Optional.empty());
        var next = Identity.make(directory, "next", "RSA");
        next.writeCertificate(file("cert.pem"));
        Await.until(
                "a pair that does not fit is told",
                () -> metrics(server, started)
                        .contains("trustrail_tls_renewals_total{listener=\"admin\",result=\"refused\"} 1.0"));
        assertThat(call(server.trustedBy(null)).statusCode()).isEqualTo(200);

        next.writeKey(file("key.pem"));
        Await.until("the new certificate", () -> isServed(next, started.port()) && isServed(next, started.adminPort()));
        for (int i = 0; i < CONNECTIONS; i++) {
            var reply = call(next.trustedBy(null));
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.version()).isEqualTo(Version.HTTP_2);
        }
        assertThat(isServed(server, started.port())).isFalse();
        var expires = next.certificate().getNotAfter().toInstant().getEpochSecond();
        assertThat(metrics(next, started)
                        .lines()
                        .filter(line -> line.startsWith("trustrail_tls_certificate_expiry_seconds{listener=\"data\"}"))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ')))))
                .containsExactly((double) expires);
    }

    private static String metrics(Identity identity, Gateway gateway) throws Exception {
        return get(identity.trustedBy(null), gateway.adminPort(), "/metrics").body();
    }

    private static boolean isServed(Identity identity, int port) throws Exception {
        try {
            get(identity.trustedBy(null), port, "/");
            return true;
        } catch (SSLException e) {
            return false;
        }
    }

    @Test
    void metricsAreForWhoKnowsTheToken() throws Exception {
        var port = start(Optional.empty(), Optional.of("a-token")).adminPort();
        var context = server.trustedBy(null);
        assertThat(get(context, port, "/metrics").statusCode()).isEqualTo(401);
        assertThat(get(context, port, "/metrics", "authorization", "Bearer a-tokem")
                        .statusCode())
                .isEqualTo(401);
        assertThat(get(context, port, "/metrics", "authorization", "Bearer a-token")
                        .statusCode())
                .isEqualTo(200);
        Await.until("probes need no token", () -> get(context, port, "/readyz").statusCode() == 200);
        assertThat(get(context, port, "/readyz").headers().firstValue("x-content-type-options"))
                .contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cert.pem", "key.pem", "clients.pem"})
    void aFileThatCannotBeUsedIsNamedAtTheStart(String name) throws Exception {
        server.writeCertificate(file("clients.pem"));
        Files.writeString(file(name), "no PEM");
        assertThatThrownBy(() -> start(Optional.of(file("clients.pem")), Optional.empty()))
                .rootCause()
                .hasMessageContaining(name);
    }

    @Test
    void aKeyOfAnotherCertificateIsRefusedAtTheStart() throws Exception {
        Identity.make(directory, "other", "EC").writeKey(file("key.pem"));
        assertThatThrownBy(() -> start(Optional.empty(), Optional.empty()))
                .rootCause()
                .hasMessageContaining("is not the key of");
    }
}
