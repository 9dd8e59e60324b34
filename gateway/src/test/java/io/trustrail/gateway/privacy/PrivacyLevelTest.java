package io.trustrail.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivacyLevelTest {

    private final PrivacyLevel level = new PrivacyLevel(
            1,
            "own use",
            true,
            Map.of(Risk.HIGH, Operator.of(OperatorKind.HASH), Risk.MEDIUM, Operator.of(OperatorKind.PSEUDONYM)),
            Map.of("URL", Operator.of(OperatorKind.KEEP)));

    @ParameterizedTest
    @CsvSource({
        "EMAIL, MEDIUM, PSEUDONYM",
        "EMAIL, HIGH,   HASH",
        "EMAIL, LOW,    REDACT",
        "URL,   HIGH,   KEEP",
    })
    void anOverrideWinsOverTheRiskAndWhatIsLeftOutIsRedacted(String category, Risk risk, OperatorKind operator) {
        assertThat(level.operator(category, risk)).isEqualTo(Operator.of(operator));
    }
}
