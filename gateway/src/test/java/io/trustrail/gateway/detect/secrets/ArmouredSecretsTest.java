package io.trustrail.gateway.detect.secrets;

import io.trustrail.gateway.detect.Marked;
import io.trustrail.gateway.guard.Detector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArmouredSecretsTest {

    private static final Detector DETECTOR = new SecretDetector();
    private static final String BODY = "\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC/+ab\nx1y2==\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLWhlcmU⟧",
                "Bearer ⟦eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLWhlcmU⟧, next",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0",
                "xeyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLWhlcmU",
                "eyJ.eyJ.abc",
                "keyJam",
            })
    void findsWebTokens(String marked) {
        Marked.check(DETECTOR, "SECRET", marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦-----BEGIN PRIVATE KEY-----" + BODY + "-----END PRIVATE KEY-----⟧\nbye",
                "x ⟦-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n" + BODY
                        + "-----END RSA PRIVATE KEY-----⟧",
                "⟦-----BEGIN OPENSSH PRIVATE KEY-----\\nb3BlbnNzaC1r\\n-----END OPENSSH PRIVATE KEY-----⟧\"",
                "⟦-----BEGIN PGP PRIVATE KEY BLOCK-----" + BODY + "-----END PGP PRIVATE KEY BLOCK-----⟧",
                "⟦-----BEGIN PRIVATE KEY-----" + BODY + "MIIE⟧\n",
                "-----BEGIN CERTIFICATE-----" + BODY + "-----END CERTIFICATE-----",
                "-----BEGIN PUBLIC KEY-----" + BODY + "-----END PUBLIC KEY-----",
                "It starts with -----BEGIN PRIVATE KEY-----. Keep it safe.",
                "----- BEGIN -----",
            })
    void findsPrivateKeys(String marked) {
        Marked.check(DETECTOR, "SECRET", marked);
    }

    @Test
    void aKeyWithoutAnEndIsBounded() {
        String block = "-----BEGIN PRIVATE KEY-----" + "A".repeat(8192 - 27);
        Marked.check(DETECTOR, "SECRET", "⟦" + block + "⟧" + "A".repeat(100));
    }
}
