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

    /** The figures of docs/detection-quality.md. */
    @Test
    void topicsAreFoundInOtherWordsAndLanguagesThanTheirExamples() {
        var labelled = LabelledTopics.read();
        var embeddings = new Embeddings(screener::encode);
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
