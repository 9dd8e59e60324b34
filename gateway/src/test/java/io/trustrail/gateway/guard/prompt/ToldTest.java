package io.trustrail.gateway.guard.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToldTest {

    private static boolean isTold(String prompt, String value, boolean isPhone) {
        return Told.by(List.of("Hello there.", prompt)).has(value, isPhone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail me at Jane.Doe@Example.com, please          | jane.doe@example.com",
                "mailto:jane.doe@example.com?subject=x            | jane.doe@example.com",
                "{\"mail\":\"jane.doe@example.com\",\"id\":1}     | jane.doe@example.com",
                "card 4111 1111 1111 1111                         | 4111-1111-1111-1111",
                "card=4111111111111111;                           | 4111 1111 1111 1111",
                "my IBAN is DE89 3704 0044 0532 0130 00.          | DE89370400440532013000",
                "DE89370400440532013000                           | DE89 3704 0044 0532 0130 00",
                "key=sk-proj-a1B2c3D4e5F6                         | sk-proj-a1B2c3D4e5F6",
                "I am JANE DOE                                    | Jane Doe",
                "Doe, Jane; born in Berlin                        | Jane Doe",
                "I live in 12 Main Street, Springfield            | 12 main street Springfield",
                "私は田中太郎です                                 | 田中太郎",
                "住所は東京都港区芝公園４丁目２－８               | 東京都港区芝公園4丁目2-8",
                "ﾃﾞﾝﾜ ０９０－１２３４－５６７８                  | 090-1234-5678",
                "born 1957-08-26                                  | 1957/08/26",
            })
    void whateverTheSpelling(String prompt, String value) {
        assertThat(isTold(prompt, value, false)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail me at jane.doe@example.com       | jane.roe@example.com",
                "Jane Doe, see example.com             | jane.doe@example.com",
                "numbers 4111, 1112 and 4111 1111 1112 | 4111 1111 1111 1111",
                "I am Jane Doe                         | Jane Roe",
                "1957                                  | 1957-08-26",
                "私は田中太郎です                      | 田中花子",
                "0711 9662023                          | 0711 9662024",
            })
    void whatIsNotThereIsNot(String prompt, String value) {
        assertThat(isTold(prompt, value, false)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "+49 (0)711 966-2023, 0711 9662023, true, true",
        "0711/9662023, +49 711 966 2023, true, true",
        "+49 711 9662023, 0711 9662023, false, false",
        "0711/9662023, +49 711 966 2024, true, false",
    })
    void telephoneNumbersMayHaveACountry(String prompt, String value, boolean isPhone, boolean told) {
        assertThat(isTold(prompt, value, isPhone)).isEqualTo(told);
    }

    @Test
    void anUnknownPromptTellsNothing() {
        assertThat(Prompt.UNKNOWN.told().has("jane", false)).isFalse();
        assertThat(Told.NOTHING.has("", false)).isFalse();
    }

    @Property(tries = 300)
    void everyWordIsKept(@ForAll List<@AlphaChars @StringLength(min = 1, max = 9) String> words) {
        var told = Told.by(List.of(String.join(" ", words)));
        assertThat(words).allMatch(word -> told.has(word, false));
        assertThat(told.has("no-such-word", false)).isFalse();
    }
}
