package io.trustrail.gateway.privacy.surrogate;

import java.lang.Character.UnicodeScript;

/** What a value is written in. */
final class Script {

    private Script() {}

    static boolean isHan(String value) {
        return has(value, UnicodeScript.HAN);
    }

    static boolean isKana(String value) {
        return has(value, UnicodeScript.KATAKANA) || has(value, UnicodeScript.HIRAGANA);
    }

    private static boolean has(String value, UnicodeScript script) {
        return value.codePoints().anyMatch(c -> UnicodeScript.of(c) == script);
    }
}
