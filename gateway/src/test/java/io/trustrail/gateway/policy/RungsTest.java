package io.trustrail.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.privacy.PrivacyLevel;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RungsTest {

    @TempDir
    private Path directory;

    private PolicyBook book;
    private Feature support;

    @BeforeEach
    void load() {
        book = PolicyDirectory.sound(directory).write("more.yaml", """
                        guards:
                          unused: {detector: pii, rules: [{action: block}]}
                        """).book();
        support = book.feature("support").orElseThrow();
    }

    private static String replaced(Feature feature) {
        var facts = new CallFacts("t", "a", feature.name(), feature.level().rung(), "openai-chat", false, "");
        Verdict verdict = feature.promptGuards()
                .check(Passage.whole(facts, Direction.PROMPT, Origin.USER, "ann@example.com"))
                .result();
        var edit = verdict.edits().get(0);
        return edit.rewrite().rewrite(edit.category(), "ann@example.com").text();
    }

    private PrivacyLevel level(int rung) {
        return book.rungs().levels().stream()
                .filter(level -> level.rung() == rung)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void levelsAreToldFromTheLowest() {
        assertThat(book.rungs().levels().stream().map(PrivacyLevel::rung)).containsExactly(1, 3);
    }

    @Test
    void aFeatureOnItsOwnLevelDoesTheSame() {
        assertThat(replaced(book.rungs().on(level(1), support))).isEqualTo(replaced(support));
    }

    @Test
    void onAnotherLevelItDoesWhatThatLevelSays() {
        var other = book.rungs().on(level(3), support);
        assertThat(other.level().rung()).isEqualTo(3);
        assertThat(other.targets()).isEqualTo(support.targets());
        assertThat(replaced(other)).startsWith("[EMAIL#");
        assertThat(replaced(support)).endsWith(".com");
    }

    @Test
    void everyGuardMeansThoseThatFeaturesHave() {
        assertThat(replaced(book.rungs().withEveryGuard(level(3)))).startsWith("[EMAIL#");
    }

    @Test
    void aBookWithoutLevelsHasNone() {
        assertThat(new PolicyBook("", Map.of(), Map.of(), Map.of()).rungs().levels())
                .isEmpty();
    }
}
