package io.trustrail.gateway.review.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.review.confidence.Evidence.Ending;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What speaks against answers is measured, in five languages, and nothing else is. */
class SignalsTest {

    private static double of(String name, Evidence evidence) {
        return Signals.measure(evidence).values().getOrDefault(name, -1.0);
    }

    @Test
    void answersThatSayTheSameInOtherWordsAgree() {
        var answer = "Your parcel 4711 arrives on Monday in Berlin.";
        assertThat(of("disagreement", Answers.plain(answer))).isZero();
        assertThat(of(
                        "disagreement",
                        Answers.again(answer, "On Monday parcel 4711 arrives in Berlin, your courier says.")))
                .isZero();
        assertThat(of("disagreement", Answers.again(answer, "Your parcel 4712 arrives on Monday in Berlin.")))
                .as("other numbers")
                .isEqualTo(1);
        assertThat(of("disagreement", Answers.again("4711 costs 40 euros.", "4711 costs 50 euros.")))
                .as("one number of two is another")
                .isEqualTo(0.5);
        assertThat(of("disagreement", Answers.again("4711 costs 40 euros.", "It costs 40 euros.")))
                .as("a number is left out")
                .isZero();
        assertThat(of("disagreement", Answers.again(answer, "We have no record.", answer)))
                .isEqualTo(0.5);
        assertThat(of("disagreement", Answers.again("荷物は月曜日に届きます。", "荷物は月曜日に届きます。")))
                .isZero();
        assertThat(of("disagreement", Answers.again("荷物は月曜日に届きます。", "記録がありません。")))
                .isGreaterThan(0.5);
        assertThat(of("disagreement", Answers.again("", ""))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I think your refund arrives on Monday.",
                "Ich glaube, Ihre Erstattung kommt am Montag an.",
                "返金は月曜日に届くと思います。",
                "Creo que el reembolso llegará el lunes.",
                "Je crois que le remboursement arrivera lundi."
            })
    void hedgingIsHeard(String text) {
        assertThat(of("hedging", Answers.plain(text))).isEqualTo(1);
        assertThat(of("hedging", Answers.plain(text + "\n\n" + "Danke, merci, gracias.")))
                .isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm sorry, I can’t help with that.",
                "Dabei kann ich nicht helfen.",
                "申し訳ありませんが、お答えできません。",
                "Lo siento, no puedo ayudar con eso.",
                "Désolé, je ne peux pas répondre."
            })
    void refusalIsHeard(String text) {
        assertThat(of("refusal", Answers.plain(text))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your refund arrives on Monday.",
                "Ihre Erstattung kommt am Montag an.",
                "返金は月曜日に届きます。",
                "El reembolso llega el lunes.",
                "Le remboursement arrive lundi."
            })
    void nothingSpeaksAgainstAPlainAnswer(String text) {
        assertThat(Signals.measure(Answers.plain(text)).values().values()).containsOnly(0.0);
    }

    @Test
    void anAnswerThatRestsOnItsDocumentIsGrounded() {
        var document = "Returns are free within thirty days. The parcel must be unopened and have its receipt.";
        assertThat(of("ungrounded", Answers.from(document, "Returns within thirty days are free.")))
                .isZero();
        assertThat(of(
                        "ungrounded",
                        Answers.from(
                                document,
                                "Returns within thirty days are free. Our chairman personally visits every customer.")))
                .isEqualTo(0.5);
    }

    @Test
    void numbersThatNobodyWroteAreCountedHoweverTheyAreGrouped() {
        var question = "I paid 1,249.00 euros on 12 March.";
        assertThat(of("unknown-numbers", Answers.to(question, "You paid 1.249,00 euros.")))
                .isZero();
        assertThat(of("unknown-numbers", Answers.to(question, "You paid 999 euros; 1. open 2. close")))
                .isCloseTo(1 / 3.0, within(1e-9));
    }

    @Test
    void namesThatNobodyWroteAreCountedWhereCapitalsTellThem() {
        assertThat(of(
                        "unknown-names",
                        Answers.to("Who helps me?", "You can ask Miriam about it in the shop of Ulm today.")))
                .isCloseTo(2 / 3.0, within(1e-9));
        assertThat(of(
                        "unknown-names",
                        Answers.to("Can Miriam help?", "Yes, you can ask Miriam about it, she is here on Monday.")))
                .isZero();
        assertThat(of("unknown-names", Answers.plain("Die Rechnung liegt in Ihrem Konto, und der Vertrag auch.")))
                .isZero();
    }

    @Test
    void doubtsOfGuardsAreTaken() {
        var doubtful = new Finding("UNCERTAIN_TOXICITY", 0, 3, 0.4, List.of("slang", "near-threshold"));
        var evidence = Answers.found("All is well.", doubtful, new Finding("SCHEMA_MISMATCH", 0, 3, 1));
        assertThat(of("uncertain", evidence)).isEqualTo(0.4);
        assertThat(of("slang", evidence)).isEqualTo(1);
        assertThat(of("near-threshold", evidence)).isEqualTo(1);
        assertThat(of("identity-term", evidence)).isZero();
        assertThat(of("schema-mismatch", evidence)).isEqualTo(1);
    }

    @Test
    void jsonIsReadWhereItWasAskedFor() {
        assertThat(of("invalid-json", Answers.json("{\"a\": 1"))).isEqualTo(1);
        assertThat(of("invalid-json", Answers.json("{\"a\": 1} and more"))).isEqualTo(1);
        assertThat(of("invalid-json", Answers.json("{\"a\": 1}"))).isZero();
        assertThat(of("invalid-json", Answers.plain("no json"))).isZero();
    }

    @Test
    void howItEndedAndWhatWasMissedCounts() {
        assertThat(of("cut-short", Answers.ended(Ending.CUT_SHORT, 0, TokenDoubt.NONE)))
                .isEqualTo(1);
        assertThat(of("filtered", Answers.ended(Ending.FILTERED, 0, TokenDoubt.NONE)))
                .isEqualTo(1);
        assertThat(of("restore-misses", Answers.ended(Ending.DONE, 1, TokenDoubt.NONE)))
                .isEqualTo(0.5);
        assertThat(of("empty", Answers.plain(" "))).isEqualTo(1);
    }

    @Test
    void theModelsOwnDoubtIsTheMeanTheWorstAndTheShareOfUnlikelyTokens() {
        var tokens = DoubleStream.of(Math.log(0.9), Math.log(0.1), Double.NaN, 3)
                .boxed()
                .reduce(TokenDoubt.NONE, TokenDoubt::and, (first, second) -> second);
        var evidence = Answers.ended(Ending.DONE, 0, tokens);
        assertThat(of("token-doubt", evidence)).isCloseTo(0.7, within(1e-9));
        assertThat(of("token-doubt-worst", evidence)).isCloseTo(0.9, within(1e-9));
        assertThat(of("token-doubt-share", evidence)).isEqualTo(0.5);
        assertThat(of("token-doubt-worst", Answers.ended(Ending.DONE, 0, TokenDoubt.NONE.and(-9999))))
                .isLessThan(1);
    }

    @Property(tries = 300)
    void everySignalOfEveryTextIsFromNothingToOne(@ForAll String prompt, @ForAll String text) {
        var signals = Signals.measure(Answers.from(prompt, text));
        assertThat(signals.values().keySet()).isEqualTo(Signals.NAMES);
        assertThat(signals.values().values()).allMatch(value -> value >= 0 && value <= 1);
    }
}
