package io.trustrail.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {

    private static final Finding FIRST = new Finding("A", 0, 1, 1);
    private static final Finding SECOND = new Finding("B", 2, 3, 1);

    @ParameterizedTest
    @CsvSource({
        "ALLOW,   ALLOW,   ALLOW",
        "ALLOW,   FLAG,    FLAG",
        "FLAG,    REWRITE, REWRITE",
        "REWRITE, HOLD,    HOLD",
        "HOLD,    BLOCK,   BLOCK",
        "ALLOW,   BLOCK,   BLOCK",
    })
    void theStricterActionWinsWhicheverComesFirst(Action mild, Action strict, Action winner) {
        var left = new Verdict(mild, List.of(), List.of(), 5, List.of());
        var right = new Verdict(strict, List.of(), List.of(), 5, List.of());
        assertThat(left.and(right).action()).isEqualTo(winner);
        assertThat(right.and(left).action()).isEqualTo(winner);
    }

    @Test
    void keepsWhatBothSay() {
        var edit = Edit.of(FIRST, (category, value) -> new Replacement("", false));
        var left = new Verdict(Action.REWRITE, List.of(FIRST), List.of(edit), 9, List.of("one"));
        var right = new Verdict(Action.FLAG, List.of(SECOND), List.of(edit), 7, List.of("two"));
        assertThat(left.and(right))
                .isEqualTo(new Verdict(
                        Action.REWRITE, List.of(FIRST, SECOND), List.of(edit, edit), 7, List.of("one", "two")));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void sayingNothingChangesNothing(Action action) {
        var verdict = new Verdict(action, List.of(FIRST), List.of(), 4, List.of("one"));
        assertThat(verdict.and(Verdict.allow(9))).isEqualTo(verdict);
        assertThat(Verdict.allow(9).and(verdict)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"-1, 2, 1", "2, 2, 1", "3, 2, 1", "0, 1, -0.1", "0, 1, 1.1", "0, 1, NaN"})
    void aFindingHasAStretchAndAProbability(int start, int end, double score) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Finding("A", start, end, score));
    }
}
