package io.trustrail.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EditTest {

    private static Edit edit(int start, int end, String category, double score) {
        return new Edit(start, end, category, score, (named, value) -> new Replacement(named, false));
    }

    private static BitSet characters(List<Edit> edits) {
        var covered = new BitSet();
        edits.forEach(edit -> covered.set(edit.start(), edit.end()));
        return covered;
    }

    private static List<String> stretches(List<Edit> edits) {
        return edits.stream().map(edit -> edit.start() + "-" + edit.end()).toList();
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        var edit = Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of("A", "B", "C", "D"),
                        Arbitraries.of(0.25, 0.5, 1.0))
                .as((start, length, category, score) -> edit(start, start + length, category, score));
        return edit.list().ofMaxSize(12);
    }

    @Property
    void coversEveryCharacterThatWasToBeEditedAndNoOther(@ForAll("edits") List<Edit> edits) {
        assertThat(characters(Edit.merge(edits))).isEqualTo(characters(edits));
    }

    @Property
    void leavesEditsThatAreInOrderAndApart(@ForAll("edits") List<Edit> edits) {
        int end = 0;
        for (var edit : Edit.merge(edits)) {
            assertThat(edit.start()).isGreaterThanOrEqualTo(end);
            end = edit.end();
        }
    }

    @Property
    void theOrderInWhichGuardsAnswerChangesNoStretch(@ForAll("edits") List<Edit> edits, @ForAll Random random) {
        var shuffled = new ArrayList<>(edits);
        Collections.shuffle(shuffled, random);
        assertThat(stretches(Edit.merge(shuffled))).isEqualTo(stretches(Edit.merge(edits)));
    }

    @Property
    void noMemberOfAClusterIsLongerOrSurerThanTheOneThatNamesIt(@ForAll("edits") List<Edit> edits) {
        for (var cluster : Edit.merge(edits)) {
            var members = edits.stream()
                    .filter(edit -> edit.start() >= cluster.start() && edit.end() <= cluster.end())
                    .toList();
            int longest = members.stream()
                    .mapToInt(edit -> edit.end() - edit.start())
                    .max()
                    .orElseThrow();
            var best = members.stream()
                    .filter(edit -> edit.end() - edit.start() == longest)
                    .mapToDouble(Edit::score)
                    .max()
                    .orElseThrow();
            assertThat(members)
                    .anyMatch(edit -> edit.end() - edit.start() == longest
                            && edit.score() == best
                            && edit.category().equals(cluster.category())
                            && edit.rewrite() == cluster.rewrite());
            assertThat(cluster.score()).isEqualTo(best);
        }
    }

    @Test
    void ofEqualsTheFirstGivenNamesTheCluster() {
        var merged = Edit.merge(List.of(edit(2, 5, "FIRST", 1), edit(2, 5, "SECOND", 1)));
        assertThat(merged).extracting(Edit::category).containsExactly("FIRST");
    }

    @Test
    void neighboursStayTwo() {
        assertThat(stretches(Edit.merge(List.of(edit(3, 6, "A", 1), edit(0, 3, "B", 1)))))
                .containsExactly("0-3", "3-6");
    }

    @Test
    void anEditOfAFindingHasItsStretchAndName() {
        var edit = Edit.of(new Finding("EMAIL", 3, 9, 0.5), (category, value) -> new Replacement(value, false));
        assertThat(edit)
                .extracting(Edit::start, Edit::end, Edit::category, Edit::score)
                .containsExactly(3, 9, "EMAIL", 0.5);
    }
}
