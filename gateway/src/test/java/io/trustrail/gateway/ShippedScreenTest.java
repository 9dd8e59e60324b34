package io.trustrail.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.screening.Screener;
import io.trustrail.gateway.detect.screening.ScreeningDetector;
import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.detect.topics.Embeddings;
import io.trustrail.gateway.detect.topics.LabelledTopics;
import io.trustrail.gateway.detect.topics.LabelledTopics.Line;
import io.trustrail.gateway.detect.topics.TopicDetector;
import io.trustrail.gateway.detect.topics.TopicExamples;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.late.LateDetector;
import io.trustrail.gateway.policy.models.ScreeningModels;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The models that the gateway ships, on threads as Java makes them. */
class ShippedScreenTest {

    private static Screener screener;
    private static LateDetector toxicity;

    @BeforeAll
    static void load() {
        screener = ScreeningModels.load(null, 1);
        toxicity = new ScreeningDetector(Task.TOXICITY, screener);
    }

    private static List<List<Finding>> find(LateDetector detector, List<String> texts) {
        return detector.find(texts, System.nanoTime() + TimeUnit.MINUTES.toNanos(5))
                .await();
    }

    private static List<String> found(String text) {
        return find(toxicity, List.of(text)).get(0).stream()
                .map(Finding::category)
                .toList();
    }

    @Test
    void insultsAreFoundInTheClaimedLanguages() {
        assertThat(found("You are a stupid idiot and nobody likes you.")).contains("INSULT");
        assertThat(found("You are a pathetic worm.")).contains("INSULT");
        assertThat(found("Du bist ein dummer Idiot, und niemand mag dich.")).contains("INSULT");
        assertThat(found("お前は本当に馬鹿だな、消えろ。")).contains("INSULT");
        assertThat(found("Eres un idiota y nadie te soporta.")).contains("INSULT");
        assertThat(found("Tu es un idiot et personne ne t'aime.")).isNotEmpty();
    }

    @Test
    void contactDataDoNotHideAnInsult() {
        var contact = "we will write to jane.doe17@example.com and call +1 415 555 2617 today.";
        assertThat(found("You are a stupid idiot, and " + contact)).contains("INSULT");
        assertThat(found("Stop whining, you moron, " + contact)).contains("INSULT");
        assertThat(found("We are sorry for that, and " + contact)).isEmpty();
    }

    @Test
    void painsAndQuestionsPass() {
        assertThat(found("A stabbing pain in the chest should be looked at by a doctor today."))
                .isEmpty();
        assertThat(found("Ihr Paket kommt morgen zwischen neun und elf Uhr an."))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your agent called me a worthless piece of shit and then hung up. I want an apology.",
                "Your chat bot wrote \"You worthless piece of shit!\" to me, and I want to complain.",
                "I was told \"You stupid cow, shut up!\" by your driver.",
                "Ich wurde von Ihrem Fahrer mit „Du wertloses Stück Scheiße!“ angeschrien.",
                "担当者に「この馬鹿野郎」と言われました。",
                "Me dijo: «¡Cállate, cerda asquerosa!»",
                "Votre robot m'a écrit « Tu es une sale merde ! » et je veux me plaindre.",
            })
    void whatOthersAreReportedToHaveSaidIsNotStopped(String complaint) {
        assertThat(found(complaint)).doesNotContain("INSULT", "IDENTITY_ATTACK", "THREAT", "TOXICITY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You \"customer\", you worthless piece of shit!",
                "\"You worthless piece of shit!\"",
                "I told you: \"You worthless piece of shit!\"",
                "Sie „Kunde“, Sie sind ein wertloses Stück Scheiße.",
                "「お客様」なんて呼べないね。この馬鹿野郎。",
            })
    void quotationMarksExcuseNothing(String insult) {
        assertThat(found(insult)).contains("INSULT");
    }

    /** The figures of docs/detection-quality.md. */
    @Test
    void topicsAreFoundInOtherWordsAndLanguagesThanTheirExamples() {
        var labelled = LabelledTopics.read();
        var embeddings = new Embeddings(screener);
        var detector = new TopicDetector(
                labelled.topics().stream()
                        .map(topic -> new TopicExamples(topic, embeddings))
                        .toList(),
                embeddings);
        var lines = labelled.lines();
        var found = find(detector, lines.stream().map(Line::text).toList());
        var figures = labelled.figures(found);

        System.out.println(figures);
        assertThat(figures.recall(line -> line.wasChosenOn())).isGreaterThan(0.8);
        assertThat(figures.recall(line -> !line.wasChosenOn())).isGreaterThan(0.8);
        assertThat(figures.falseAlarms(line -> true)).isLessThan(0.015);
        for (var language : List.of("en", "de", "ja", "es", "fr")) {
            assertThat(figures.recall(line -> line.language().equals(language)))
                    .as(language)
                    .isGreaterThan(0.7);
        }
    }
}
