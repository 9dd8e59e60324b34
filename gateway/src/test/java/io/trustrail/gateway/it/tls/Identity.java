package io.trustrail.gateway.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A key and the certificate that it signed itself, made by Java's keytool. */
record Identity(PrivateKey key, X509Certificate certificate) {

    private static final String ALIAS = "it";
    private static final String PASSWORD = "secret";
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    /** @param algorithm {@code EC} or {@code RSA} */
    static Identity make(Path directory, String name, String algorithm) throws IOException, GeneralSecurityException {
        var store = directory.resolve(name + ".p12");
        Files.deleteIfExists(store);
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.onExit().join().exitValue()).as(said).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new Identity(
                (PrivateKey) keys.getKey(ALIAS, PASSWORD.toCharArray()), (X509Certificate) keys.getCertificate(ALIAS));
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + PEM.encodeToString(bytes) + "\n-----END " + what + "-----\n";
    }

    void writeKey(Path file) throws IOException {
        replace(file, pem("PRIVATE KEY", key.getEncoded()));
    }

    void writeCertificate(Path file) throws IOException, GeneralSecurityException {
        replace(file, pem("CERTIFICATE", certificate.getEncoded()));
    }

    private static void replace(Path file, String text) throws IOException {
        var next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A client that trusts only this certificate, and shows its own if there is one. */
    SSLContext trustedBy(@Nullable Identity client) throws GeneralSecurityException, IOException {
        var trusted = empty();
        trusted.setCertificateEntry("server", certificate);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        var keys = empty();
        if (client != null) {
            keys.setKeyEntry("client", client.key, new char[0], new X509Certificate[] {client.certificate});
        }
        own.init(keys, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
