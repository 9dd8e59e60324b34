package io.trustrail.gateway.detect.evasion;

import java.util.Set;

/** Text with each Latin letter moved by 13: told by common words that look like nothing else. */
final class Rot13 {

    private static final int FEWEST = 2;
    private static final int LONGEST = 12;

    /** the, and, you, your, that, this, with, for, are, not, all, ignore, previous, instructions, please, system, is, to. */
    private static final Set<String> WORDS = Set.of(
            "gur",
            "naq",
            "lbh",
            "lbhe",
            "gung",
            "guvf",
            "jvgu",
            "sbe",
            "ner",
            "abg",
            "nyy",
            "vtaber",
            "cerivbhf",
            "vafgehpgvbaf",
            "cyrnfr",
            "flfgrz");

    private static final boolean[] FIRST = new boolean[128];

    static {
        WORDS.forEach(word -> FIRST[word.charAt(0)] = true);
    }

    private Rot13() {}

    static boolean isNeeded(String text) {
        int found = 0;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && Words.isAsciiLetter(text.charAt(i));
            if (letter) {
                start = start < 0 ? i : start;
            } else {
                if (start >= 0 && isWord(text, start, i)) {
                    found++;
                }
                start = -1;
            }
        }
        return found >= FEWEST;
    }

    /* Few ordinary words get as far as being cut out: none of these letter triples is one. */
    private static boolean isWord(String text, int start, int end) {
        int length = end - start;
        char first = (char) (text.charAt(start) | 32);
        if (length < 3 || length > LONGEST || !FIRST[first] || isVowel(text, start + 1, first)) {
            return false;
        }
        return WORDS.contains(text.substring(start, end).toLowerCase(java.util.Locale.ROOT));
    }

    /* All of the words but three start with two consonants. */
    private static boolean isVowel(String text, int second, char first) {
        char c = (char) (text.charAt(second) | 32);
        boolean vowel = c == 'a' || c == 'e' || c == 'i' || c == 'o';
        return vowel && first != 'c' && first != 'n';
    }

    static String turn(String text) {
        var turned = new StringBuilder(Math.min(text.length(), HiddenTexts.LONGEST));
        for (int i = 0; i < text.length() && i < HiddenTexts.LONGEST; i++) {
            char c = text.charAt(i);
            if (Words.isAsciiLetter(c)) {
                int base = c < 'a' ? 'A' : 'a';
                turned.append((char) (base + (c - base + 13) % 26));
            } else {
                turned.append(c);
            }
        }
        return turned.toString();
    }
}
