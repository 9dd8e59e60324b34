package io.trustrail.gateway.detect.pii;

import io.trustrail.gateway.detect.Marked;
import io.trustrail.gateway.guard.Detector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocialSecurityNumbersTest {

    private static final Detector DETECTOR = new PiiDetector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦536-22-8726⟧",
                "id 12 ⟦536-22-8726⟧",
                "⟦536 22 8726⟧",
                "SSN ⟦536228726⟧",
                "social security number is ⟦536228726⟧.",
                "\"ssn\": \"⟦536228726⟧\"",
                "536228726",
                "lesson 536228726",
                "SSN of order 536228726",
                "order 536-22-8726",
                "536-22 8726",
                "536.22.8726",
                "000-22-8726",
                "666-22-8726",
                "900-22-8726",
                "536-00-8726",
                "536-22-0000",
                "1-536-22-8726",
                "536-22-8726-1",
                "536-22-87261",
                "SSN 5362287261",
            })
    void finds(String marked) {
        Marked.check(DETECTOR, "NATIONAL_ID", marked);
    }
}
