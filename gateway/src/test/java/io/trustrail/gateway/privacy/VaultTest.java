package io.trustrail.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Rewrite;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VaultTest {

    private final Operators operators = new Operators(new byte[32]);
    private final Rewrite pseudonym = operators.operator(OperatorKind.PSEUDONYM, "acme");
    private final Vault vault = new Vault(operators, "acme");

    private String put(String category, String value) {
        return vault.put(category, pseudonym.rewrite(category, value).text(), value);
    }

    private static String body(String token) {
        return token.substring(1, token.length() - 1);
    }

    /** Two spellings of one address whose tokens are the same: forms are told by ten bits only. */
    private Map.Entry<String, String> spellingsThatCollide() {
        var seen = new HashMap<String, String>();
        for (int bits = 1; ; bits++) {
            var spelled = new StringBuilder("abcdefghijklmnop@example.org");
            for (int i = 0; i < 16; i++) {
                if ((bits >> i & 1) == 1) {
                    spelled.setCharAt(i, (char) (spelled.charAt(i) - 32));
                }
            }
            var value = spelled.toString();
            var other = seen.putIfAbsent(pseudonym.rewrite("EMAIL", value).text(), value);
            if (other != null) {
                return Map.entry(other, value);
            }
        }
    }

    @Test
    void knowsWhatWasPut() {
        var token = put("EMAIL", "ann@example.org");
        assertThat(vault.value(body(token))).contains("ann@example.org");
        assertThat(vault.value("EMAIL_000000")).isEmpty();
    }

    @Test
    void puttingAValueAgainGivesItsToken() {
        assertThat(put("EMAIL", "ann@example.org")).isEqualTo(put("EMAIL", "ann@example.org"));
    }

    @Test
    void caseDoesNotMatter() {
        var token = put("EMAIL", "ann@example.org");
        assertThat(vault.value(body(token).toLowerCase(Locale.ROOT))).contains("ann@example.org");
    }

    @Test
    void twoValuesWithOneTokenAreNeverMixedUp() {
        var pair = spellingsThatCollide();
        var first = put("EMAIL", pair.getKey());
        var second = put("EMAIL", pair.getValue());
        assertThat(second).isNotEqualTo(first);
        assertThat(second.length()).isGreaterThan(first.length());
        assertThat(vault.value(body(first))).contains(pair.getKey());
        assertThat(vault.value(body(second))).contains(pair.getValue());
        assertThat(put("EMAIL", pair.getValue())).isEqualTo(second);
        assertThat(put("EMAIL", pair.getKey())).isEqualTo(first);
    }

    @Test
    void aTokenWithoutItsFormMeansASpellingOfItsValue() {
        var token = body(put("PHONE", "+49 151 2345678"));
        assertThat(vault.value(token.substring(0, token.indexOf('.')))).contains("+49 151 2345678");
    }

    @Test
    void aTokenWithAnotherFormMeansNothing() {
        var token = body(put("PHONE", "+49 151 2345678"));
        assertThat(vault.value(token.substring(0, token.indexOf('.')) + ".00")).isEmpty();
    }

    @Test
    void tellsWhatMayStillBecomeAToken() {
        var token = body(put("EMAIL", "ann@example.org"));
        assertThat(vault.couldBecome("")).isTrue();
        assertThat(vault.couldBecome("ema")).isTrue();
        assertThat(vault.couldBecome(token)).isTrue();
        assertThat(vault.couldBecome(token + "X")).isFalse();
        assertThat(vault.couldBecome("PHONE")).isFalse();
    }

    @Test
    void isEmptyBeforeTheFirstValue() {
        assertThat(vault.isEmpty()).isTrue();
        assertThat(vault.couldBecome("")).isFalse();
        put("EMAIL", "ann@example.org");
        assertThat(vault.isEmpty()).isFalse();
    }
}
