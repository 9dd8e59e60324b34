package io.trustrail.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.screening.ScreeningDetector;
import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.policy.models.ScreeningModels;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The models that the gateway ships, on threads as Java makes them. */
class ShippedScreenTest {

    private static ScreeningDetector toxicity;

    @BeforeAll
    static void load() {
        toxicity = new ScreeningDetector(Task.TOXICITY, ScreeningModels.load(null, 1));
    }

    private static List<String> found(String text) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        return toxicity.find(List.of(text), deadline).await().get(0).stream()
                .map(Finding::category)
                .toList();
    }

    @Test
    void insultsAreFoundInTheClaimedLanguages() {
        assertThat(found("You are a stupid idiot and nobody likes you.")).isNotEmpty();
        assertThat(found("Du bist ein dummer Idiot, und niemand mag dich.")).isNotEmpty();
        assertThat(found("お前は本当に馬鹿だな、消えろ。")).isNotEmpty();
        assertThat(found("Eres un idiota y nadie te soporta.")).isNotEmpty();
        assertThat(found("Tu es un idiot et personne ne t'aime.")).isNotEmpty();
    }

    @Test
    void painsAndQuestionsPass() {
        assertThat(found("A stabbing pain in the chest should be looked at by a doctor today."))
                .isEmpty();
        assertThat(found("Ihr Paket kommt morgen zwischen neun und elf Uhr an."))
                .isEmpty();
    }
}
