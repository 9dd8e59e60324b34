package io.trustrail.gateway.detect.pii;

import io.trustrail.gateway.detect.Marked;
import io.trustrail.gateway.guard.Detector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialUrlsTest {

    private static final Detector DETECTOR = new PiiDetector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦https://jane:s3cret@example.com/a?b=c#d⟧",
                "DATABASE_URL=⟦postgresql://app:s3cret@10.0.0.7:5432/prod⟧",
                "jdbc:⟦mysql://app:s3cret@db/prod⟧, next",
                "\"⟦mongodb+srv://app:p@ss@cluster0.example.net⟧\"",
                "⟦redis://:s3cret@cache⟧.",
                "(⟦ftp://jane:s3cret@example.com⟧)",
                "接続は⟦https://jane:s3cret@example.com⟧です",
                "https://example.com/a:b@c",
                "https://jane@example",
                "https://jane:@host",
                "https://jane:s3cret@",
                "https://jane:password@host",
                "https://jane:****@host",
                "https://jane:${PASS}@host",
                "https://{user}:{pass}@host",
                "https://jane:<secret>@host",
                "//jane:s3cret@host",
                "https:/jane:s3cret@host",
            })
    void finds(String marked) {
        Marked.check(DETECTOR, "SECRET", marked);
    }
}
