package io.trustrail.gateway.proxy.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Replacement;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.privacy.OperatorKind;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.privacy.Vault;
import io.trustrail.gateway.proxy.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWindowTest {

    private static final List<String> WORDS = List.of("aba", "bb", "abab", "cc");
    private static final int LONGEST = 4;

    private static TextWindow window(int lookBehind) {
        return new TextWindow(Calls.facts(Dialects.OPENAI_CHAT), Direction.REPLY, Origin.ASSISTANT, lookBehind);
    }

    /** Finds words that overlap each other, and settles as late as it likes to. */
    private static Verdict check(Passage passage, Random patience) {
        var text = passage.text();
        int settled = passage.complete()
                ? text.length()
                : Math.max(passage.from(), text.length() - LONGEST + 1 - patience.nextInt(5));
        var edits = new ArrayList<Edit>();
        for (var word : WORDS) {
            for (int at = text.indexOf(word, passage.from()); at >= 0; at = text.indexOf(word, at + 1)) {
                edits.add(Edit.of(
                        new Finding("W", at, at + word.length(), 1),
                        (category, value) -> new Replacement("<" + value + ">", false)));
            }
        }
        return new Verdict(Action.REWRITE, List.of(), edits, settled, List.of());
    }

    private static String pass(TextWindow window, String more, boolean complete, Random patience) {
        var verdict = check(window.append(more, complete), patience);
        var merged = Edit.merge(verdict.edits());
        return window.release(window.cut(verdict, merged, complete), merged, EditWriter.IRREVERSIBLE);
    }

    @Property(tries = 3000)
    void anySplitReadsLikeTheWholeHoweverLateGuardsSettle(
            @ForAll @StringLength(max = 40) @Chars({'a', 'b', 'c'}) String text, @ForAll Random random) {
        var window = window(random.nextInt(4));
        var out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int next = Math.min(text.length(), at + random.nextInt(6));
            out.append(pass(window, text.substring(at, next), false, random));
            assertThat(window.isEmpty())
                    .isEqualTo(out.toString().replaceAll("[<>]", "").length() == next);
            at = next;
        }
        out.append(pass(window, "", true, random));
        assertThat(out).hasToString(pass(window(0), text, true, random));
        assertThat(out.toString().replaceAll("[<>]", "")).isEqualTo(text);
        assertThat(window.isEmpty()).isTrue();
    }

    @Test
    void whatWentOutStaysInViewAsFarAsGuardsLookBack() {
        var window = window(3);
        window.append("hello", false);
        assertThat(window.release(4, List.of(), EditWriter.IRREVERSIBLE)).isEqualTo("hell");
        var passage = window.append(" you", false);
        assertThat(passage.text()).isEqualTo("ello you");
        assertThat(passage.from()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, false, 5",
        "0, 9, false, 9",
        "0, 20, false, 10",
        "0, 0, true, 10",
        "2, 1, false, 2",
        "0, 4, false, 3",
        "4, 4, false, 4",
    })
    void theCutIsWhereAllIsSettledAndNeverInAnEdit(int from, int settled, boolean complete, int cut) {
        var window = window(10);
        window.append("0123456789", false);
        window.release(from, List.of(), EditWriter.IRREVERSIBLE);
        var edits = List.of(new Edit(3, 5, "A", 1, (category, value) -> new Replacement("", false)));
        var verdict = new Verdict(Action.REWRITE, List.of(), edits, settled, List.of());
        assertThat(window.cut(verdict, edits, complete)).isEqualTo(cut);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "{\"a\":1}          → true",
                "` \t{`             → true",
                "[{\"a\":1}]        → true",
                "[\"a\"]            → true",
                "[ {\"a\":1}]       → true",
                "[     \"a\"]       → true",
                "[[ {\"a\":1}]]     → true",
                "[[EMAIL_7K3Q2M]]   → false",
                "[EMAIL_7K3Q2M] {}  → false",
                "[ EMAIL_7K3Q2M ]   → false",
                "[x](y)             → false",
                "Hello {\"a\":1}    → false",
                "`   `              → false",
                "``                 → false",
            })
    void textThatStartsAsJsonIsJsonHoweverItIsCut(String text, boolean json) {
        var whole = window(3);
        whole.append(text, true);
        assertThat(whole.isJson()).isEqualTo(json);
        var cut = window(3);
        for (var piece : text.split("")) {
            var passage = cut.append(piece, false);
            cut.release(passage.text().length(), List.of(), EditWriter.IRREVERSIBLE);
        }
        assertThat(cut.isJson()).isEqualTo(json);
    }

    @Test
    void reversibleReplacementsGoToTheVaultAndOthersDoNot() {
        var operators = new Operators(new byte[32]);
        var vault = new Vault(operators, "t");
        var pseudonym = operators.operator(OperatorKind.PSEUDONYM, "t");
        var mask = operators.operator(OperatorKind.REDACT, "t");
        var written = new EditWriter(vault)
                .write("ann bob", 0, 7, List.of(new Edit(0, 3, "PERSON", 1, mask), new Edit(4, 7, "PERSON", 1, mask)));
        assertThat(written).isEqualTo("[PERSON] [PERSON]");
        assertThat(vault.isEmpty()).isTrue();
        new EditWriter(vault).write("ann", 0, 3, List.of(new Edit(0, 3, "PERSON", 1, pseudonym)));
        assertThat(vault.isEmpty()).isFalse();
        assertThat(EditWriter.IRREVERSIBLE.write("ann", 0, 3, List.of(new Edit(0, 3, "PERSON", 1, pseudonym))))
                .startsWith("[PERSON_");
    }

    @Test
    void onlyEditsInsideTheStretchAreMade() {
        var edits = List.of(
                new Edit(0, 2, "A", 1, (category, value) -> new Replacement("x", false)),
                new Edit(3, 4, "A", 1, (category, value) -> new Replacement("y", false)),
                new Edit(5, 7, "A", 1, (category, value) -> new Replacement("z", false)));
        assertThat(EditWriter.IRREVERSIBLE.write("0123456789", 2, 6, edits)).isEqualTo("2y45");
    }
}
