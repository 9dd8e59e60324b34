package io.trustrail.gateway.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands behind a card's number without a label. */
class CardDetailsTest {

    private static final PiiDetector DETECTOR = new PiiDetector();

    private static String found(String text) {
        var found = new StringBuilder();
        for (var finding : DETECTOR.detect(text, 0, true).findings()) {
            found.append(finding.category())
                    .append(' ')
                    .append(text, finding.start(), finding.end())
                    .append("; ");
        }
        return found.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "4111 1111 1111 1111 12/27 123 > 12/27 > 123",
                "my card 4111111111111111, 12/2027, 123. > 12/2027 > 123",
                "4111-1111-1111-1111 | 07-28 | 9021 > 07-28 > 9021",
                "378282246310005|12|27|1234 > 12|27 > 1234",
            })
    void expiryAndCode(String text, String expiry, String code) {
        assertThat(found(text)).contains("CREDIT_CARD ", "CARD_EXPIRY " + expiry + ";", "CVV " + code + ";");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1112 12/27 123",
                "4111 1111 1111 1111 13/27",
                "4111 1111 1111 1111 12/27/2024",
                "4111 1111 1111 1111 120 EUR",
                "4111 1111 1111 1111, 120€",
                "4111 1111 1111 1111, 12345",
                "order 12/27 123",
            })
    void nothingElse(String text) {
        assertThat(found(text)).doesNotContain("CARD_EXPIRY", "CVV");
    }
}
