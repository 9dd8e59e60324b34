package io.trustrail.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trustrail.gateway.guard.Replacement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorsTest {

    private static final String MAIL = "ann.lee@example.org";

    private static byte[] key(int seed) {
        var key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return key;
    }

    private static Replacement apply(OperatorKind kind, String category, String value) {
        return new Operators(key(1)).operator(kind, "acme").rewrite(category, value);
    }

    private static String token(int key, String tenant, String category, String value) {
        return new Operators(key(key))
                .operator(OperatorKind.PSEUDONYM, tenant)
                .rewrite(category, value)
                .text();
    }

    private static String token(String category, String value) {
        return token(1, "acme", category, value);
    }

    @Test
    void everyReplicaWithTheKeyMakesTheSameToken() {
        assertThat(token(1, "acme", "EMAIL", MAIL)).isEqualTo(token(1, "acme", "EMAIL", MAIL));
    }

    @Test
    void anotherKeyTenantCategoryOrValueMakesAnotherToken() {
        var tokens = new HashSet<>();
        tokens.add(token(1, "acme", "EMAIL", MAIL));
        tokens.add(token(2, "acme", "EMAIL", MAIL));
        tokens.add(token(1, "other", "EMAIL", MAIL));
        tokens.add(token(1, "acme", "PERSON", MAIL).replace("PERSON", "EMAIL"));
        tokens.add(token(1, "acme", "EMAIL", "bob@example.org"));
        assertThat(tokens).hasSize(5);
    }

    @Test
    void aTokenTellsItsCategoryAndIsReversible() {
        assertThat(token("EMAIL", MAIL)).matches("\\[EMAIL_[0-9A-HJKMNP-TV-Z]{6}]");
        assertThat(apply(OperatorKind.PSEUDONYM, "EMAIL", MAIL).reversible()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMAIL       | ann.lee@example.org    | Ann.Lee@Example.ORG",
                "PHONE       | +491512345678          | +49 (151) 234-5678",
                "PHONE       | 015123456              | 0151 / 23456",
                "CREDIT_CARD | 4111111111111111       | 4111 1111-1111 1111",
                "IBAN        | DE89370400440532013000 | de89 3704 0044 0532 0130 00",
                "IP          | fe80::1                | FE80::1",
                "NATIONAL_ID | 078051120              | 078-05-1120",
                "PHONE       | +491512345678          | +٤٩١٥١٢٣٤٥٦٧٨",
            })
    void spellingsOfOneValueShareTheirCodeAndTellTheirForm(String category, String normal, String spelled) {
        var plain = token(category, normal);
        assertThat(plain).doesNotContain(".");
        assertThat(token(category, spelled))
                .startsWith(plain.substring(0, plain.length() - 1) + ".")
                .hasSize(plain.length() + 3);
    }

    @ParameterizedTest
    @CsvSource({"PHONE, +491512345678, 491512345678", "PERSON, Ann, Anna", "SECRET, sk-Abc, sk-abc"})
    void valuesThatDifferInMoreThanSpellingShareNothing(String category, String one, String other) {
        assertThat(token(category, one).substring(0, category.length() + 8))
                .isNotEqualTo(token(category, other).substring(0, category.length() + 8));
    }

    @Test
    void formsOfOneValueDiffer() {
        assertThat(token("EMAIL", "Ann@example.org")).isNotEqualTo(token("EMAIL", "ANN@example.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, ************1111",
        "12345678, ****5678",
        "1234567, *******",
        "x, *",
        "'', ''",
    })
    void maskingShowsTheEndOfLongValuesOnly(String value, String masked) {
        assertThat(apply(OperatorKind.MASK, "CREDIT_CARD", value)).isEqualTo(new Replacement(masked, false));
    }

    @ParameterizedTest
    @CsvSource({"12345678, 0, ********", "12345678, 2, ******78", "123, 2, ***", "1234, 2, **34"})
    void maskingShowsAsManyCharactersAsItIsTold(String value, int keepLast, String masked) {
        var mask = new Operators(key(1)).operator(Operator.mask(keepLast), "acme");
        assertThat(mask.rewrite("BANK_ACCOUNT", value)).isEqualTo(new Replacement(masked, false));
    }

    @Test
    void aMaskLeavesNoNegativeNumberOfCharacters() {
        assertThatIllegalArgumentException().isThrownBy(() -> Operator.mask(-1));
    }

    @Test
    void aSurrogateIsTheSameForAllSpellingsOfAValueAndForOneTenantOnly() {
        var surrogate = apply(OperatorKind.SURROGATE, "EMAIL", MAIL);
        assertThat(surrogate.reversible()).isFalse();
        assertThat(surrogate.text()).contains("@example.");
        assertThat(apply(OperatorKind.SURROGATE, "EMAIL", "Ann.Lee@EXAMPLE.org"))
                .isEqualTo(surrogate);
        assertThat(apply(OperatorKind.SURROGATE, "EMAIL", "bob@example.org")).isNotEqualTo(surrogate);
        assertThat(new Operators(key(1))
                        .operator(OperatorKind.SURROGATE, "other")
                        .rewrite("EMAIL", MAIL))
                .isNotEqualTo(surrogate);
    }

    @ParameterizedTest
    @EnumSource(names = {"SURROGATE", "GENERALISE"})
    void whatHasNoStandInIsRedacted(OperatorKind kind) {
        assertThat(apply(kind, "SECRET", "hunter2")).isEqualTo(new Replacement("[SECRET]", false));
    }

    @Test
    void generalisingTellsLess() {
        assertThat(apply(OperatorKind.GENERALISE, "IP", "203.0.113.7"))
                .isEqualTo(new Replacement("203.0.113.0/24", false));
    }

    @Test
    void maskingCutsNoCharacterInTwo() {
        var masked = apply(OperatorKind.MASK, "PERSON", "abcdefgh🙂xyz").text();
        assertThat(masked).endsWith("xyz").doesNotContain("h");
        assertThat(masked.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    @Test
    void redactingLeavesTheCategory() {
        assertThat(apply(OperatorKind.REDACT, "EMAIL", MAIL)).isEqualTo(new Replacement("[EMAIL]", false));
    }

    @Test
    void keepingLeavesTheValue() {
        assertThat(apply(OperatorKind.KEEP, "EMAIL", MAIL)).isEqualTo(new Replacement(MAIL, false));
    }

    @Test
    void aHashIsStableIrreversibleAndNotTheTokensCode() {
        var hash = apply(OperatorKind.HASH, "EMAIL", MAIL);
        assertThat(hash).isEqualTo(apply(OperatorKind.HASH, "EMAIL", MAIL));
        assertThat(hash.text()).matches("\\[EMAIL#[0-9A-HJKMNP-TV-Z]{12}]");
        assertThat(hash.reversible()).isFalse();
        assertThat(hash.text().substring(7, 13))
                .isNotEqualTo(token("EMAIL", MAIL).substring(7, 13));
    }

    @ParameterizedTest
    @EnumSource(OperatorKind.class)
    void onlyWhatIsCalledReversibleIs(OperatorKind kind) {
        assertThat(apply(kind, "EMAIL", MAIL).reversible()).isEqualTo(kind.reversible());
    }

    @Property
    void noOperatorButKeepLetsALongValueThrough(@ForAll OperatorKind kind, @ForAll String value) {
        var whole = "value-" + value + "-0123456789ABCD";
        assertThat(apply(kind, "PERSON", whole).text().contains(whole)).isEqualTo(kind == OperatorKind.KEEP);
    }

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        var operators = new Operators(key(1));
        var threads = Executors.newFixedThreadPool(4);
        try {
            var works = new ArrayList<Callable<String>>();
            for (int i = 0; i < 2000; i++) {
                var value = "user" + i % 7 + "@example.org";
                var tenant = "tenant" + i % 3;
                works.add(() -> tenant
                        + value
                        + operators
                                .operator(OperatorKind.PSEUDONYM, tenant)
                                .rewrite("EMAIL", value)
                                .text());
            }
            var made = new HashSet<String>();
            for (Future<String> done : threads.invokeAll(works)) {
                made.add(done.get());
            }
            assertThat(made).hasSize(21);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31})
    void aShortKeyIsNoKey(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Operators(new byte[length]));
    }

    @Test
    void theKeyIsCopied() {
        var key = key(1);
        var operators = new Operators(key);
        Arrays.fill(key, (byte) 9);
        assertThat(operators
                        .operator(OperatorKind.PSEUDONYM, "acme")
                        .rewrite("EMAIL", MAIL)
                        .text())
                .isEqualTo(token("EMAIL", MAIL));
    }
}
