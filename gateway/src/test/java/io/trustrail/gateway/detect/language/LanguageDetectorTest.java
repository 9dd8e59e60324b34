package io.trustrail.gateway.detect.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trustrail.gateway.guard.Detector;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {

    private static final Detector DETECTOR = new LanguageDetector(LanguageDetector.USUAL);
    private static final String RUSSIAN = "Мой заказ ещё не пришёл, и я хотел бы знать, где он.";

    @Test
    void aSentenceInAnotherLanguageIsFound() {
        var text = "Thanks for the answer that you sent to me. " + RUSSIAN + " Where is it, and when will it be here?";
        assertThat(DETECTOR.detect(text, 0, true).findings())
                .extracting("category", "start", "end")
                .containsExactly(tuple("UNSUPPORTED_LANGUAGE", 43, 43 + RUSSIAN.length() + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "The customer has not answered yet, and we will write to her again.",
                "注文した商品がまだ届いていません。どこにあるか知りたいです。",
                "Il mio ordine non è ancora arrivato e vorrei sapere dove si trova.",
                "Ok. Fine! Really? 4111 1111 1111 1111",
            })
    void whatIsSupportedOrCanNotBeToldIsNot(String text) {
        assertThat(DETECTOR.detect(text, 0, true).findings()).isEmpty();
    }

    @Test
    void whatIsSupportedIsConfigured() {
        var text = "The customer has not answered yet, and we will write to her again.";
        assertThat(new LanguageDetector(Set.of("ru")).detect(text, 0, true).findings())
                .hasSize(1);
        assertThat(new LanguageDetector(Set.of("ru")).detect(RUSSIAN, 0, true).findings())
                .isEmpty();
    }

    @Test
    void aLongSentenceIsJudgedByItsStart() {
        var text = "д".repeat(1_000);
        assertThat(DETECTOR.detect(text, 0, true).findings())
                .extracting("start", "end")
                .containsExactly(tuple(0, 240));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Мой заказ ещё                    | 0",
                "Fine, thanks a lot. Мой заказ    | 20",
                "Fine, thanks a lot.              | 0",
            })
    void aStreamWaitsForTheEndOfASentence(String text, int settled) {
        assertThat(DETECTOR.detect(text, 0, false).settled()).isEqualTo(settled);
        assertThat(DETECTOR.detect(text, 0, true).settled()).isEqualTo(text.length());
    }

    @Test
    void aStreamWaitsNoLongerThanForWhatIsJudged() {
        assertThat(DETECTOR.detect("д".repeat(240), 0, false).settled()).isEqualTo(240);
        assertThat(DETECTOR.detect("д".repeat(239), 0, false).settled()).isZero();
    }
}
