package io.trustrail.gateway.detect.language;

import io.trustrail.gateway.detect.scan.Chars;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells the language of a text: en, de, es, fr, it, nl, pt, pl, sv, da, no, fi, cs, hu, ro, tr, id and vi by their commonest
 * words, ja, zh, ko, ar, ru, th, hi, el and he by their scripts. Other languages in Arabic or Cyrillic letters are taken
 * for ar and ru. A few words tell nothing.
 *
 * <p>Linear in the text's length, some nanoseconds a character.
 */
public final class Languages {

    private static final CommonWords WORDS = CommonWords.load();

    /** So many letters are needed: a letter of Han says more than one of an alphabet. */
    private static final int FEWEST_LETTERS = 12;

    private static final int FEWEST_SYLLABLES = 6;
    private static final int FEWEST_HAN_ALONE = 8;

    /** Characters of Chinese that Japanese, which also writes addresses and names without kana, hardly has. */
    private static final String CHINESE = "们这吗你呢吧没说还么从让请谢给您她它嗎們這沒說還麼從讓很哪怎问时对过个为开关现么";

    private static final int FEWEST_CHINESE = 2;
    private static final double KANA_IN_JAPANESE = 0.12;

    private static final int FEWEST_WORDS = 4;
    private static final int MOST_SHARED = 3;
    private static final double FEWEST_VOTES = 1.5;
    private static final double FEWEST_VOTES_PER_WORD = 0.08;
    private static final double SURE = 0.6;

    /** A text of this many words without two common ones of any language here is in another. */
    private static final int WORDS_OF_ANOTHER = 14;

    private static final double CONFIDENCE_OF_ANOTHER = 0.5;
    private static final double LOWER_CASE_IN_PROSE = 0.8;

    private Languages() {}

    /** The codes of all languages that can be told. */
    public static Set<String> told() {
        var told = new TreeSet<>(WORDS.languages());
        told.addAll(Scripts.TOLD);
        told.addAll(List.of("ja", "zh"));
        return told;
    }

    /** The language of the whole text. */
    public static Guess guess(String text) {
        return guess(text, 0, text.length());
    }

    /** The language of {@code [from, to)} of a text. */
    public static Guess guess(String text, int from, int to) {
        var letters = new int[Scripts.COUNT];
        int all = 0;
        for (int i = from; i < to; i++) {
            int script = Scripts.of(text.charAt(i));
            letters[script]++;
            all += script == Scripts.NONE ? 0 : 1;
        }
        if (2 * letters[Scripts.LATIN] > all) {
            return letters[Scripts.LATIN] < FEWEST_LETTERS ? Guess.UNKNOWN : new Votes(text, from, to).guess();
        }
        var guess = byScript(letters, all);
        return guess.language().equals("zh") && !isChinese(text, from, to) ? Guess.UNKNOWN : guess;
    }

    private static boolean isChinese(String text, int from, int to) {
        int found = 0;
        for (int i = from; i < to && found < FEWEST_CHINESE; i++) {
            found += CHINESE.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
        }
        return found >= FEWEST_CHINESE;
    }

    private static Guess byScript(int[] letters, int all) {
        int han = letters[Scripts.HAN];
        int kana = letters[Scripts.KANA];
        if (kana >= 2 && han + kana >= FEWEST_SYLLABLES && kana >= KANA_IN_JAPANESE * (han + kana)) {
            return 2 * (han + kana) > all ? new Guess("ja", (double) (han + kana) / all) : Guess.UNKNOWN;
        }
        for (int script = Scripts.HAN; script < Scripts.COUNT; script++) {
            int count = letters[script];
            if (2 * count > all && count >= fewest(script)) {
                return new Guess(Scripts.language(script), (double) count / all);
            }
        }
        return Guess.UNKNOWN;
    }

    private static int fewest(int script) {
        return switch (script) {
            case Scripts.HAN -> FEWEST_HAN_ALONE;
            case Scripts.KANA -> FEWEST_SYLLABLES;
            default -> FEWEST_LETTERS;
        };
    }

    /** The vote of the words of one stretch of text. */
    private static final class Votes {
        private final double[] votes = new double[WORDS.languages().size()];
        private int words;
        private int lower;
        private int common;

        Votes(String text, int from, int to) {
            int at = from;
            while (at < to) {
                at = Scripts.of(text.charAt(at)) == Scripts.LATIN ? word(text, at, to) : at + 1;
            }
        }

        /** Counts the word that starts here; an apostrophe is part of it, digits and underscores make it none. */
        private int word(String text, int start, int to) {
            long hash = CommonWords.start();
            boolean plain = start == 0 || !isJoint(text.charAt(start - 1));
            int at = start;
            while (at < to && isPart(text, at)) {
                char c = text.charAt(at);
                hash = CommonWords.append(hash, c == '\u2019' ? '\'' : Character.toLowerCase(c));
                at++;
            }
            if (plain && (at == to || !Chars.isWord(text.charAt(at)))) {
                count(WORDS.languagesOf(hash), Character.isLowerCase(text.charAt(start)));
            }
            return at;
        }

        /** Behind such a character stands a part of a number, a name in code, or an address in the net. */
        private static boolean isJoint(char c) {
            return Chars.isWord(c) || "./@:=&?#%-\\".indexOf(c) >= 0;
        }

        private static boolean isPart(String text, int at) {
            char c = text.charAt(at);
            return Scripts.of(c) == Scripts.LATIN || c == '\'' || c == '\u2019';
        }

        /* A word of a few languages is a smaller vote for each; what many have tells nothing. */
        private void count(int languages, boolean lowerCase) {
            words++;
            lower += lowerCase ? 1 : 0;
            if (languages == 0) {
                return;
            }
            common++;
            int shared = Integer.bitCount(languages);
            double vote = shared > MOST_SHARED ? 0 : 1.0 / shared;
            for (int i = 0; i < votes.length; i++) {
                votes[i] += (languages >>> i & 1) != 0 ? vote : 0;
            }
        }

        Guess guess() {
            int best = 0;
            for (int i = 1; i < votes.length; i++) {
                best = votes[i] > votes[best] ? i : best;
            }
            double second = 0;
            for (int i = 0; i < votes.length; i++) {
                second = i == best ? second : Math.max(second, votes[i]);
            }
            double confidence = common == 0 ? 0 : votes[best] / (votes[best] + second);
            boolean enough = words >= FEWEST_WORDS
                    && votes[best] >= FEWEST_VOTES
                    && votes[best] >= FEWEST_VOTES_PER_WORD * words;
            if (enough && confidence >= SURE) {
                return new Guess(WORDS.languages().get(best), confidence);
            }
            boolean prose = words >= WORDS_OF_ANOTHER && lower >= LOWER_CASE_IN_PROSE * words;
            return prose && common <= 1 ? new Guess(Guess.OTHER, CONFIDENCE_OF_ANOTHER) : Guess.UNKNOWN;
        }
    }
}
