package io.trustrail.gateway.console.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Reason;
import io.trustrail.gateway.privacy.PrivacyLevel;
import io.trustrail.gateway.proxy.check.Found;
import io.trustrail.gateway.proxy.prompt.TextTrial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StretchTest {

    private static Found found(String category, int start, int end, String operator) {
        return new Found(
                "g", new Finding(category, start, end, 0.5), new Reason("d", "r", Action.REWRITE, operator, ""));
    }

    private static Stretch plain(String text) {
        return new Stretch(text, List.of(), List.of());
    }

    @Test
    void aTextIsCutAtItsFindings() {
        assertThat(Stretch.cut("ab cd ef", List.of(found("X", 3, 5, ""))))
                .containsExactly(plain("ab "), new Stretch("cd", List.of(1), List.of("X")), plain(" ef"));
        assertThat(Stretch.cut("ab", List.of())).containsExactly(plain("ab"));
        assertThat(Stretch.cut("ab", List.of(found("X", 0, 2, ""))))
                .containsExactly(new Stretch("ab", List.of(1), List.of("X")));
    }

    @Test
    void findingsThatOverlapShareAStretchAndNeighboursDoNot() {
        var all = List.of(found("B", 0, 3, ""), found("A", 1, 5, ""), found("B", 4, 6, ""), found("C", 6, 7, ""));
        assertThat(Stretch.cut("abcdefgh", all))
                .containsExactly(
                        new Stretch("abcdef", List.of(1, 2, 3), List.of("A", "B")),
                        new Stretch("g", List.of(4), List.of("C")),
                        plain("h"));
    }

    @Test
    void aFindingOfSeveralLevelsIsOneRow() {
        var rows = Row.of(List.of(
                outcome(1, found("Y", 4, 5, "mask"), found("X", 0, 2, "pseudonym")), outcome(3, found("X", 0, 2, ""))));

        assertThat(rows).extracting(Row::number).containsExactly(1, 2);
        assertThat(rows.get(0).found().finding().category()).isEqualTo("X");
        assertThat(rows.get(0).reasons())
                .extracting(reason -> reason.map(Reason::operator))
                .containsExactly(Optional.of("pseudonym"), Optional.of(""));
        assertThat(rows.get(1).reasons())
                .extracting(reason -> reason.map(Reason::operator))
                .containsExactly(Optional.of("mask"), Optional.empty());
    }

    private static Outcome outcome(int rung, Found... found) {
        var level = new PrivacyLevel(rung, "", true, Map.of(), Map.of());
        return new Outcome(level, false, new TextTrial.Result(Action.ALLOW, "", List.of(), List.of(found), ""));
    }
}
