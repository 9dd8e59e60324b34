package io.trustrail.gateway.detect.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternRecogniserTest {

    private static PatternRecogniser recogniser(String pattern, int maxLength) {
        return new PatternRecogniser(List.of(pattern), null, List.of(), 1, maxLength, 0.8, 0.9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~~",
            quoteCharacter = '`',
            value = {
                "abc                     ~~ 3",
                "ab?c                    ~~ 3",
                "a|bcd|ef                ~~ 3",
                "(ab|c){2,4}x            ~~ 9",
                "(?:ab){3}               ~~ 6",
                "(?P<n>a{2})(?i)b        ~~ 3",
                "(?i:ab)c                ~~ 3",
                "\\d{3}-\\w{2}           ~~ 6",
                "[0-9A-F]{4}             ~~ 4",
                "[\\d-]{4}               ~~ 4",
                "[^,]{4}                 ~~ 8",
                "[]a]{2}                 ~~ 2",
                "[[:alpha:]]{2}          ~~ 2",
                ".{3}                    ~~ 6",
                "\\p{Han}{2}             ~~ 4",
                "\\pL{2}                 ~~ 4",
                "\\x{1F600}              ~~ 2",
                "\\Qa+b\\E             ~~ 3",
                "\\bab\\b                ~~ 2",
                "a{,3}                   ~~ 5",
                "\\$\\d                  ~~ 2",
                "😀{3}                   ~~ 6",
                "(a{2}){3}?              ~~ 6",
                "()*a                    ~~ 1",
            })
    void aMatchIsAsLongAsItsPatternAllows(String pattern, int length) {
        assertThat(recogniser(pattern, 0).maxLength()).as(pattern).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~~",
            quoteCharacter = '`',
            value = {
                "a+          ~~ can match any length; give max-length (1 to 256), or bound it: {1,20} in place of + or *",
                "a*b         ~~ can match any length; give max-length (1 to 256), or bound it: {1,20} in place of + or *",
                "(a|b{3,})c  ~~ can match any length; give max-length (1 to 256), or bound it: {1,20} in place of + or *",
                "a{600}      ~~ can match up to 600 characters; give max-length (1 to 256), or bound it: {1,20} in place of + or *",
                "^ab         ~~ has ^, which means nothing where texts come in pieces; remove it: a match starts and ends at words anyway",
                "a\\z        ~~ has \\z, which means nothing where texts come in pieces; remove it: a match starts and ends at words anyway",
                "(a          ~~ is no regular expression that RE2 understands: missing closing )",
                "(?=a)b      ~~ is no regular expression that RE2 understands: invalid or unsupported Perl syntax",
            })
    void aPatternThatCanNotBeUsedIsRefused(String pattern, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recogniser(pattern, 0))
                .withMessage("patterns[0] " + problem);
    }

    @Test
    void aLengthMakesAnyPatternUsable() {
        assertThat(recogniser("a+", 20).maxLength()).isEqualTo(20);
        assertThat(recogniser("abc", 20).maxLength()).isEqualTo(3);
    }

    @Test
    void somethingToLookForIsNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PatternRecogniser(List.of(), null, List.of(), 1, 0, 0.8, 0.9))
                .withMessage("patterns: there are none; give at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PatternRecogniser(List.of("a"), null, List.of(""), 1, 0, 0.8, 0.9))
                .withMessage("context: a word is empty; remove it");
    }

    @Test
    void aSumHasAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckSum.named("lun"))
                .withMessage("validator: there is no lun; known are iban, luhn, mod11-10, mod97");
    }
}
