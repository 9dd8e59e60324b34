package io.trustrail.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is meant by a name, in a conversation with these names. */
class PeopleTest {

    private final Operators operators = new Operators(new byte[32]);
    private final Vault vault = new Vault(operators, "acme");

    private String token(String name) {
        var pseudonym = operators.operator(OperatorKind.PSEUDONYM, "acme");
        var made = pseudonym.rewrite("PERSON", name, vault.identity("PERSON", name));
        return vault.put("PERSON", made.text(), name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "John Miller, Miller | Miller | John Miller",
                "John Miller, John | John | John Miller",
                "John Miller, J. Miller | J. Miller | John Miller",
                "John Miller, JOHN MILLER | JOHN MILLER | John Miller",
                "John Miller, john miller | john  miller | John Miller",
                "Anna Maria Schmidt, Anna Schmidt, Schmidt | Schmidt | Anna Maria Schmidt",
                "John Miller, John Smith, John | John | John",
                "John Miller, Jane Miller, J. Miller | J. Miller | J. Miller",
                "John Miller, Mill | Mill | Mill",
                "John Miller, J. | J. | J.",
                "John Miller, Miller John | Miller John | Miller John",
                "田中太郎, 田中 | 田中 | 田中太郎",
                "田中太郎, 田中花子, 田中 | 田中 | 田中",
            })
    void aShortNameMeansTheFullNameIfItCanMeanNobodyElse(String names, String name, String meant) {
        vault.meet(List.of(names.split(", ", -1)));

        assertThat(vault.identity("PERSON", name)).isEqualTo(meant);
    }

    @Test
    void formsOfAPersonShareACodeAndComeBackAsTheyWere() {
        vault.meet(List.of("John Miller", "Miller", "JOHN MILLER", "Jane Doe"));

        var full = token("John Miller");
        var surname = token("Miller");
        var shouted = token("JOHN MILLER");

        var code = full.substring(0, full.length() - 1);
        assertThat(List.of(surname, shouted))
                .allSatisfy(form -> assertThat(form).startsWith(code + "."));
        assertThat(surname).isNotEqualTo(shouted);
        assertThat(token("Jane Doe")).doesNotStartWith(code);
        for (var value : List.of("John Miller", "Miller", "JOHN MILLER")) {
            var token = token(value);
            assertThat(vault.value(token.substring(1, token.length() - 1))).contains(value);
        }
    }

    @Test
    void onlyNamesOfPeopleHaveShortForms() {
        vault.meet(List.of("John Miller", "Miller"));

        assertThat(vault.identity("ORG", "Miller")).isEqualTo("Miller");
    }

    @Test
    void aListOfVeryManyNamesIsReadInTime() {
        vault.meet(IntStream.range(0, 20_000).mapToObj(i -> "John Miller" + i).toList());

        assertThat(vault.identity("PERSON", "Miller7")).isEqualTo("Miller7");
    }
}
