package io.trustrail.gateway.detect.language;

import java.lang.Character.UnicodeScript;
import java.util.List;

/** Scripts that tell a language, or a few, by number. */
final class Scripts {

    static final int NONE = 0;
    static final int LATIN = 1;
    static final int HAN = 2;
    static final int KANA = 3;
    static final int OTHER = 4;

    private static final int FIRST_TELLING = 5;

    /** Each stands for the language of the same place, counted from {@link #FIRST_TELLING}. */
    private static final List<UnicodeScript> TELLING = List.of(
            UnicodeScript.HANGUL,
            UnicodeScript.ARABIC,
            UnicodeScript.CYRILLIC,
            UnicodeScript.THAI,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.GREEK,
            UnicodeScript.HEBREW);

    static final List<String> TOLD = List.of("ko", "ar", "ru", "th", "hi", "el", "he");

    /** How many there are. */
    static final int COUNT = FIRST_TELLING + TELLING.size();

    private static final byte[] OF = table();

    private Scripts() {}

    /** What a letter belongs to; {@link #NONE} for anything but letters, and for surrogates. */
    static int of(char c) {
        return OF[c];
    }

    /** The language that a script stands for; empty where it stands for many. Han alone is taken for Chinese. */
    static String language(int script) {
        return switch (script) {
            case NONE, LATIN -> "";
            case HAN -> "zh";
            case KANA -> "ja";
            case OTHER -> Guess.OTHER;
            default -> TOLD.get(script - FIRST_TELLING);
        };
    }

    private static byte[] table() {
        var table = new byte[Character.MAX_VALUE + 1];
        for (int c = 0; c < table.length; c++) {
            table[c] = (byte) (isLetter(c) ? number(UnicodeScript.of(c)) : NONE);
        }
        return table;
    }

    private static boolean isLetter(int c) {
        int type = Character.getType(c);
        return Character.isLetter(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static int number(UnicodeScript script) {
        return switch (script) {
            case COMMON, INHERITED, UNKNOWN -> NONE;
            case LATIN -> LATIN;
            case HAN -> HAN;
            case HIRAGANA, KATAKANA -> KANA;
            default -> TELLING.contains(script) ? FIRST_TELLING + TELLING.indexOf(script) : OTHER;
        };
    }
}
