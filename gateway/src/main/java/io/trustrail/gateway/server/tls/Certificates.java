package io.trustrail.gateway.server.tls;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.X509KeyManager;

/** What a listener's files hold, checked: the key belongs to the certificate, and clients' authorities can be read. */
final class Certificates {

    private static final List<String> PROTOCOLS = List.of("h2", "http/1.1");
    private static final List<String> KEY_TYPES = List.of("RSA", "EC", "EdDSA", "Ed25519", "RSASSA-PSS");
    private static final byte[] TO_SIGN = {1, 2, 3};

    private final List<Buffer> contents;
    private final ServerSSLOptions options;
    private final Instant expires;

    private Certificates(List<Buffer> contents, ServerSSLOptions options, Instant expires) {
        this.contents = contents;
        this.options = options;
        this.expires = expires;
    }

    /** Reads and checks the files. Blocks; throws {@link TlsUnusable}. */
    static Certificates read(Vertx vertx, TlsFiles files) {
        var certificate = bytes(files.certificate());
        var key = bytes(files.key());
        var pair = new PemKeyCertOptions().addCertValue(certificate).addKeyValue(key);
        var options =
                new ServerSSLOptions().setKeyCertOptions(pair).setUseAlpn(true).setApplicationLayerProtocols(PROTOCOLS);
        var clients = files.clients().map(Certificates::bytes).orElse(Buffer.buffer());
        files.clients().ifPresent(file -> {
            requireCertificates(file, clients);
            options.setClientAuth(ClientAuth.REQUIRED).setTrustOptions(new PemTrustOptions().addCertValue(clients));
        });
        return new Certificates(List.of(certificate, key, clients), options, checked(vertx, pair, files));
    }

    private static Buffer bytes(Path file) {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new TlsUnusable(file + " can't be read");
        }
    }

    private static void requireCertificates(Path file, Buffer pem) {
        try {
            if (!parse(pem).isEmpty()) {
                return;
            }
        } catch (GeneralSecurityException e) {
            // The parser quotes what it read.
        }
        throw new TlsUnusable(file + " has no certificates in PEM format");
    }

    private static Collection<?> parse(Buffer pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem.getBytes()));
    }

    /** When the certificate expires; fails unless the key is the certificate's. */
    private static Instant checked(Vertx vertx, PemKeyCertOptions pair, TlsFiles files) {
        requireCertificates(files.certificate(), pair.getCertValue());
        try {
            for (var manager : pair.getKeyManagerFactory(vertx).getKeyManagers()) {
                if (manager instanceof X509KeyManager keys) {
                    return checked(keys, files);
                }
            }
        } catch (TlsUnusable e) {
            throw e;
        } catch (Exception e) {
            throw new TlsUnusable(files.key() + " has no private key in PEM format without a password");
        }
        throw new TlsUnusable(files.key() + " has a key of a kind that can't be used");
    }

    private static Instant checked(X509KeyManager keys, TlsFiles files) throws GeneralSecurityException {
        for (var type : KEY_TYPES) {
            var names = keys.getServerAliases(type, null);
            if (names != null && names.length > 0) {
                var certificate = keys.getCertificateChain(names[0])[0];
                if (!belongTogether(keys.getPrivateKey(names[0]), certificate)) {
                    throw new TlsUnusable(files.key() + " is not the key of " + files.certificate());
                }
                return certificate.getNotAfter().toInstant();
            }
        }
        throw new TlsUnusable(files.key() + " has a key of a kind that can't be used: take RSA or EC");
    }

    private static boolean belongTogether(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        var algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
        var signer = Signature.getInstance(algorithm);
        signer.initSign(key);
        signer.update(TO_SIGN);
        var signed = signer.sign();
        if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
            return false;
        }
        var verifier = Signature.getInstance(algorithm);
        verifier.initVerify(certificate.getPublicKey());
        verifier.update(TO_SIGN);
        return verifier.verify(signed);
    }

    ServerSSLOptions options() {
        return options;
    }

    Instant expires() {
        return expires;
    }

    /** Whether the files hold something else than when these were read. Blocks; a file that can't be read is a change. */
    boolean differFrom(TlsFiles files) {
        try {
            return !contents.equals(Arrays.asList(
                    bytes(files.certificate()),
                    bytes(files.key()),
                    files.clients().map(Certificates::bytes).orElse(Buffer.buffer())));
        } catch (TlsUnusable e) {
            return true;
        }
    }
}
