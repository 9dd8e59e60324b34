package io.trustrail.gateway.detect.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.prompt.Prompt;
import java.util.List;
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

    private static List<String> answered(Set<String> supported, String asked, String answer) {
        var detector = new LanguageDetector(supported, true)
                .answering(new Prompt(List::of, () -> List.of(asked.split("#")), List::of));
        return detector.detect(answer, 0, true).findings().stream()
                .map(Finding::category)
                .toList();
    }

    private static final String GERMAN = "Vielen Dank für Ihre Nachricht, wir haben sie an die Kollegen gegeben.";
    private static final String ENGLISH = "Thank you for the message, we have given it to our colleagues.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wo ist denn meine Bestellung, die ich am Montag aufgegeben habe?      | false",
                "Where is the order that I have made on Monday?                        | true",
                "Where is the order that I have made on Monday?#4711                   | true",
                "4711                                                                  | false",
                "How do I say this in a German letter? Das ist nicht, was ich wollte.  | false",
                "Wo ist denn meine Bestellung, die ich am Montag aufgegeben habe?#Where is the order that I made? | true",
            })
    void anAnswerIsInTheLanguageOfTheQuestion(String asked, boolean found) {
        assertThat(answered(LanguageDetector.USUAL, asked, GERMAN))
                .isEqualTo(found ? List.of("OTHER_LANGUAGE") : List.of());
    }

    @Test
    void aLanguageThatIsNotSupportedIsNeitherIfItWasAskedIn() {
        assertThat(answered(Set.of("en"), GERMAN, GERMAN)).containsExactly("UNSUPPORTED_LANGUAGE");
        assertThat(answered(Set.of("en"), GERMAN, ENGLISH)).containsExactly("OTHER_LANGUAGE");
    }

    @Test
    void whatWasAskedIsOfNoInterestUnlessThePolicySaysSo() {
        var detector = new LanguageDetector(LanguageDetector.USUAL);
        assertThat(detector.answering(new Prompt(List::of, () -> List.of(GERMAN), List::of)))
                .isSameAs(detector);
        assertThat(detector.categories()).containsExactly("UNSUPPORTED_LANGUAGE");
    }
}
