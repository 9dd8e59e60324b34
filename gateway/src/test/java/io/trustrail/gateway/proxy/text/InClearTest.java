package io.trustrail.gateway.proxy.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Replacement;
import io.trustrail.gateway.guard.Rewrite;
import io.trustrail.gateway.guard.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told of a request that a vendor will read. */
class InClearTest {

    private static final Rewrite GONE = (category, value) -> new Replacement("", false);

    private static Finding finding(String category, int start, int end) {
        return new Finding(category, start, end, 1);
    }

    private static Verdict verdict(List<Finding> findings, List<Finding> rewritten) {
        var edits = rewritten.stream().map(it -> Edit.of(it, GONE)).toList();
        return new Verdict(Action.REWRITE, findings, edits, Integer.MAX_VALUE, List.of());
    }

    @Test
    void whatAnEditCoversWhollyIsNotInTheClear() {
        var email = finding("EMAIL", 10, 20);
        var findings = List.of(
                finding("BEFORE", 5, 11),
                finding("INSIDE", 12, 18),
                finding("SAME", 10, 20),
                finding("BEHIND", 19, 21),
                finding("FAR", 40, 41),
                finding("LATE", 30, 35));
        var rewritten = List.of(finding("LATE", 28, 36), email);
        assertThat(InClear.categories(List.of(verdict(findings, rewritten))))
                .containsExactlyInAnyOrder("BEFORE", "BEHIND", "FAR");
        assertThat(InClear.categories(List.of(verdict(findings, List.of()))))
                .containsExactlyInAnyOrder("BEFORE", "INSIDE", "SAME", "BEHIND", "FAR", "LATE");
    }

    /** Beside many rewritten numbers as many places that pass: each is looked up, not compared with all. */
    @Test
    @Timeout(20)
    void aLongTextFullOfFindingsTakesNoLongerThanItsLengthSays() {
        var passed = new ArrayList<Finding>();
        var rewritten = new ArrayList<Finding>();
        for (int i = 0; i < 400_000; i++) {
            passed.add(finding("LOCATION", 10 * i, 10 * i + 3));
            rewritten.add(finding("ID_NUMBER", 10 * i + 4, 10 * i + 8));
        }
        assertThat(InClear.categories(List.of(verdict(passed, rewritten)))).containsExactly("LOCATION");
    }
}
