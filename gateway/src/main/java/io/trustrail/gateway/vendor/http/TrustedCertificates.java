package io.trustrail.gateway.vendor.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Java's own certificate authorities together with those of a PEM file. */
public final class TrustedCertificates {

    private TrustedCertificates() {}

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if there is no certificate to read in the file
     */
    public static TrustManagerFactory with(Path pemFile) {
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            add(all, "java", defaults());
            add(all, "file", certificates(pemFile));
            return factory(all);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "no certificates can be read from " + pemFile + ": it must be a readable file in PEM format", e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path pemFile)
            throws IOException, GeneralSecurityException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(pemFile))) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new GeneralSecurityException("no certificate");
            }
            return found;
        }
    }

    private static Collection<X509Certificate> defaults() throws GeneralSecurityException {
        for (TrustManager manager : factory(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return List.of(x509.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    private static void add(KeyStore store, String prefix, Collection<? extends Certificate> certificates)
            throws GeneralSecurityException {
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry(prefix + number++, certificate);
        }
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
