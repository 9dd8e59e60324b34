package io.trustrail.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestorerTest {

    private static final String MAIL = "ann.lee@example.org";
    private static final String PHONE = "+49 151 2345678";
    private static final String QUOTE = "say \"hi\" \\ Zoë";
    /** What holds back longest is a bracket with the longest body that is looked at, and the escape before it. */
    private static final int LONGEST_HELD = 70;

    private final Operators operators = new Operators(new byte[32]);
    private final Vault vault = new Vault(operators, "acme");
    private final String mail = put("EMAIL", MAIL);
    private final String phone = put("PHONE", PHONE);
    private final String quote = put("SECRET", QUOTE);
    private final String longer = vault.put("EMAIL", mail, "second@example.org");

    private String put(String category, String value) {
        var token = operators.operator(OperatorKind.PSEUDONYM, "acme").rewrite(category, value);
        return vault.put(category, token.text(), value);
    }

    private static String body(String token) {
        return token.substring(1, token.length() - 1);
    }

    /**
     * Spells the tokens out: {@code M} the e-mail's, {@code P} the phone's (with a form), {@code Q} the secret's, {@code L}
     * the longer one; without brackets {@code m}, {@code p}, {@code q}, {@code l}.
     */
    private String spell(String template) {
        return template.replace("<M>", mail)
                .replace("<P>", phone)
                .replace("<Q>", quote)
                .replace("<L>", longer)
                .replace("<m>", body(mail))
                .replace("<p>", body(phone))
                .replace("<q>", body(quote))
                .replace("<l>", body(longer));
    }

    private Restorer restorer() {
        return new Restorer(vault, false);
    }

    private String restored(String template) {
        return Restored.whole(restorer(), spell(template)).text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "Write to <M>.            → Write to ann.lee@example.org.",
                "<M>'s phone is <P>       → ann.lee@example.org's phone is +49 151 2345678",
                "**<M>**                  → **ann.lee@example.org**",
                "_<M>_ and (<M>)          → _ann.lee@example.org_ and (ann.lee@example.org)",
                "| <M> | <P> |       → | ann.lee@example.org | +49 151 2345678 |",
                "<M><P><M>                → ann.lee@example.org+49 151 2345678ann.lee@example.org",
                "[ <m> ]                  → ann.lee@example.org",
                "[[<m>]]                  → [ann.lee@example.org]",
                "[<m>](mailto:<M>)        → ann.lee@example.org(mailto:ann.lee@example.org)",
                "mailto:%5B<m>%5D         → mailto:ann.lee%40example.org",
                "tel:%5b<p>%5d?x          → tel:%2B49%20151%202345678?x",
                "\\[<m>\\]                → ann.lee@example.org",
                "<m>                      → ann.lee@example.org",
                "<m>.                     → ann.lee@example.org.",
                "the <m>, that            → the ann.lee@example.org, that",
                "<p>                      → +49 151 2345678",
                "<p>.                     → +49 151 2345678.",
                "(<p>)                    → (+49 151 2345678)",
                "<m>.com                  → ann.lee@example.org.com",
                "<L> is not <M>           → second@example.org is not ann.lee@example.org",
                "<l>, <m>                 → second@example.org, ann.lee@example.org",
            })
    void restoresWhatModelsMakeOfTokens(String template, String text) {
        assertThat(restored(template)).isEqualTo(text);
    }

    @Test
    void restoresTokensInAnotherCaseOrWithOtherJoints() {
        List<UnaryOperator<String>> spellings = List.of(
                token -> token.toLowerCase(java.util.Locale.ROOT),
                token -> token.charAt(0)
                        + token.substring(1, 2)
                        + token.substring(2).toLowerCase(java.util.Locale.ROOT),
                token -> token.replace("_", "\\_"),
                token -> "\\" + token.replace("_", "\\_").replace("]", "\\]"),
                token -> token.replace('_', ' '),
                token -> token.replace('_', '-'),
                token -> token.replace("[", "[ ").replace("]", " ]"));
        for (var spelling : spellings) {
            assertThat(Restored.whole(restorer(), "to " + spelling.apply(mail) + "!")
                            .text())
                    .as(spelling.apply(mail))
                    .isEqualTo("to " + MAIL + "!");
        }
    }

    @Test
    void aTokenWithoutItsFormIsRestored() {
        var formless = phone.substring(0, phone.indexOf('.')) + "]";
        assertThat(Restored.whole(restorer(), "call " + formless + " or " + body(formless))
                        .text())
                .isEqualTo("call " + PHONE + " or " + PHONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[EMAIL_ADDRESS]",
                "[MAX_LENGTH]",
                "[7_ABCDEF]",
                "[TODO]",
                "[x](y)",
                "array[i_1]",
                "EMAIL_SERVER=mail",
                "[see note 4]",
                "%5Bx%5D %5",
                "[",
                "\\",
                "50% of [3, 4]",
                "x<m>",
                "<m>X",
                "<m>_X",
                "[<m>X]",
                "a_<m>",
            })
    void leavesOtherTextAlone(String template) {
        assertThat(restored(template)).isEqualTo(spell(template));
        assertThat(Restored.whole(restorer(), spell(template)).misses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "see [EMAIL_ZZZZZZ]., 4, 18",
        "[PHONE_000000.2A], 0, 17",
        "[CREDIT_CARD_7K3Q2M], 0, 20",
    })
    void tellsTokensThatStandForNothingAndLeavesThem(String text, int start, int end) {
        var restored = Restored.whole(restorer(), text);
        assertThat(restored.text()).isEqualTo(text);
        assertThat(restored.misses()).singleElement().satisfies(miss -> {
            assertThat(miss.category()).isEqualTo(Restorer.RESTORE_MISS);
            assertThat(miss.start()).isEqualTo(start);
            assertThat(miss.end()).isEqualTo(end);
        });
    }

    @Test
    void inJsonValuesAreEscaped() {
        var json = Restored.whole(new Restorer(vault, true), "{\"a\":\"" + quote + "\"}")
                .text();
        assertThat(json).isEqualTo("{\"a\":\"say \\\"hi\\\" \\\\ Zoë\"}");
        assertThat(restored("<Q>")).isEqualTo(QUOTE);
    }

    @Test
    void withoutValuesNothingChanges() {
        var empty = new Restorer(new Vault(operators, "acme"), false);
        assertThat(Restored.whole(empty, "EMAIL [EMAIL] x").text()).isEqualTo("EMAIL [EMAIL] x");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "<M>",
                        "<P>",
                        "<Q>",
                        "<L>",
                        "<m>",
                        "<p>",
                        "<q>",
                        "<l>",
                        "%5B<m>%5D",
                        "%5b<p>%5D",
                        "\\[<m>\\]",
                        "[ <m> ]",
                        "[",
                        "]",
                        "\\",
                        "%",
                        "%5",
                        "%5B",
                        "%5D",
                        ".",
                        "_",
                        "-",
                        " ",
                        "E",
                        "EMAIL",
                        "PHONE_",
                        "A7",
                        "2Q",
                        "xyz",
                        "[EMAIL_ZZZZZZ]",
                        "[EMAIL_ZZZZZZ.AB]",
                        "\n",
                        "漢",
                        "🙂",
                        "'s")
                .list()
                .ofMaxSize(10)
                .map(parts -> spell(String.join("", parts)));
    }

    @Property(tries = 4000)
    void anySplitReadsLikeTheWhole(@ForAll("texts") String text, @ForAll Random random, @ForAll boolean alone) {
        var split = new Restored(restorer(), settled -> alone ? settled : settled - random.nextInt(4));
        int at = 0;
        while (at < text.length()) {
            int next = Math.min(text.length(), at + 1 + random.nextInt(random.nextBoolean() ? 3 : 30));
            split.add(text.substring(at, next), false);
            at = next;
        }
        split.add("", true);
        var whole = Restored.whole(restorer(), text);
        assertThat(split.text()).isEqualTo(whole.text());
        assertThat(split.misses()).hasSameSizeAs(whole.misses());
        assertThat(split.longestHeld()).isLessThanOrEqualTo(LONGEST_HELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "%5B", "\\", "[A", "E", "[ ", "EMAIL_", "\\_", "%", "A.", "[_", "[A]", "[A_]"})
    void staysLinearAndHoldsLittleBackOfTextMadeToBeHard(String piece) {
        var text = piece.repeat(100_000);
        var restored = new Restored(restorer(), settled -> settled);
        restored.add(text, false);
        restored.add("", true);
        assertThat(restored.text()).isEqualTo(text);
        assertThat(restored.longestHeld()).isLessThanOrEqualTo(LONGEST_HELD);
    }
}
