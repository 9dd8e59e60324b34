package io.trustrail.gateway.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.guard.late.LateDetector;
import io.trustrail.gateway.guard.late.ScriptedDetector;
import io.trustrail.gateway.guard.late.Unavailable;
import io.trustrail.gateway.policy.Checks;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.PolicyDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards whose detectors take their time. */
class LateGuardTest {

    private static PolicyBook book(Path directory, LateDetector detector, String guard) {
        return PolicyDirectory.sound(directory)
                .detectors(new DetectorCatalogue().with("late", settings -> detector))
                .write("guards.yaml", "guards: {pii: {detector: late, " + guard + "}}")
                .book();
    }

    private static Verdict check(PolicyBook book, Direction direction, String text) {
        return Checks.check(book, direction, Origin.USER, text);
    }

    @Test
    void rulesDecideAboutWhatItFinds(@TempDir Path directory) {
        var detector = ScriptedDetector.prompt(1000);
        var rules = "rules: [{categories: [TEXT], min-score: 0.8, action: block}, {action: rewrite, operator: redact}]";
        var book = book(directory, detector, rules);
        var text = "An awful text.";
        assertThat(Checks.told(check(book, Direction.REPLY, text), text)).isEqualTo("REWRITE [TEXT]");
        assertThat(Checks.told(check(book, Direction.PROMPT, "a bad one"), "a bad one"))
                .isEqualTo("REWRITE a [WORD] one");
    }

    @Test
    void itIsNotAskedAboutWhatIsAllowedAnyway(@TempDir Path directory) {
        var detector = ScriptedDetector.prompt(1000);
        var book = book(directory, detector, "rules: [{origins: [user], action: allow}, {action: block}]");
        assertThat(check(book, Direction.PROMPT, "a bad one")).isEqualTo(Verdict.allow(9));
        assertThat(detector.asked).isEmpty();
        assertThat(Checks.check(book, Direction.PROMPT, Origin.TOOL_RESULT, "a bad one")
                        .action())
                .isEqualTo(Action.BLOCK);
    }

    @Test
    void whatCanNotBeJudgedDoesNotPass(@TempDir Path directory) {
        var broken = ScriptedDetector.of(text -> {
            throw new Unavailable(Unavailable.Reason.OVERLOADED);
        });
        var verdict = check(book(directory, broken, "rules: []"), Direction.PROMPT, "text");
        assertThat(verdict.action()).isEqualTo(Action.BLOCK);
        assertThat(verdict.failed()).containsExactly("pii");
    }

    @Test
    void unlessThePolicySaysThatItDoes(@TempDir Path directory) {
        var broken = ScriptedDetector.of(text -> {
            throw new Unavailable(Unavailable.Reason.BREAKER_OPEN);
        });
        var verdict = check(book(directory, broken, "on-failure: flag"), Direction.PROMPT, "text");
        assertThat(verdict.action()).isEqualTo(Action.FLAG);
        assertThat(verdict.gaps()).containsExactly("pii");
        assertThat(verdict.settled()).isEqualTo(4);
    }

    @Test
    void anAnswerThatDoesNotComeIsAFailure(@TempDir Path directory) {
        var silent = ScriptedDetector.waiting(1000);
        var book = book(directory, silent, "timeout: 1ms");
        var feature = book.feature("support").orElseThrow();
        var passage = Passage.whole(Checks.facts("t", "app", false, ""), Direction.PROMPT, Origin.USER, "text");
        var verdict = feature.promptGuards().check(passage).await();
        assertThat(verdict.action()).isEqualTo(Action.BLOCK);
        assertThat(verdict.failed()).containsExactly("pii");
    }

    @Test
    void aCategoryThatItDoesNotDeclareIsAFailure(@TempDir Path directory) {
        var odd = ScriptedDetector.of(text -> List.of(new Finding("ODD", 0, 1, 1)));
        var verdict = check(book(directory, odd, "rules: []"), Direction.PROMPT, "text");
        assertThat(verdict.failed()).containsExactly("pii");
    }
}
