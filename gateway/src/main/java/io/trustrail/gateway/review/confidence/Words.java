package io.trustrail.gateway.review.confidence;

import io.trustrail.gateway.guard.late.Sentences;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Cuts texts into sentences, content words and numbers, in scripts with and without blanks. */
final class Words {

    /** Shorter words of scripts with blanks carry little. */
    private static final int SHORTEST = 4;
    /** What is left of a word without most endings. */
    private static final int STEM = 6;

    private static final int SHORTEST_NAME = 3;
    private static final Set<String> CALENDAR = Set.of(
            ("monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
                            + " august september october november december")
                    .split(" "));

    private Words() {}

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** The sentences of a text; blank ones are left out. */
    static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        int from = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || Sentences.startsAt(text, i)) {
                var sentence = text.substring(from, i).strip();
                if (!sentence.isEmpty()) {
                    sentences.add(sentence);
                }
                from = i;
            }
        }
        return sentences;
    }

    /** Stems of words that carry something; pairs of characters where no blanks are written. Numbers are left out. */
    static void content(String plain, Consumer<String> found) {
        each(plain, (start, end) -> {
            if (isUnspaced(plain.charAt(start))) {
                for (int i = start + 2; i <= end; i++) {
                    found.accept(plain.substring(i - 2, i));
                }
            } else if (end - start >= SHORTEST && !hasDigit(plain, start, end)) {
                found.accept(plain.substring(start, Math.min(end, start + STEM)).toLowerCase(Locale.ROOT));
            }
        });
    }

    /** Numbers of two digits and more, and those with decimals, without what groups their digits. */
    static void numbers(String plain, Consumer<String> found) {
        int at = 0;
        while (at < plain.length()) {
            if (!isDigit(plain.charAt(at))) {
                at++;
                continue;
            }
            var digits = new StringBuilder();
            while (at < plain.length() && (isDigit(plain.charAt(at)) || groups(plain, at))) {
                if (isDigit(plain.charAt(at))) {
                    digits.append(plain.charAt(at));
                }
                at++;
            }
            if (digits.length() > 1) {
                found.accept(digits.toString());
            }
        }
    }

    /* Between two digits, and not the end of a sentence. */
    private static boolean groups(String text, int at) {
        char c = text.charAt(at);
        return (c == '.' || c == ',' || c == '\'' || c == '\u2019')
                && at + 1 < text.length()
                && isDigit(text.charAt(at + 1));
    }

    /** Words that are written like names: with a capital inside of a sentence, other than those of the calendar. */
    static void names(String sentence, Consumer<String> found) {
        var inside = new boolean[1];
        each(sentence, (start, end) -> {
            var word = sentence.substring(start, end).toLowerCase(Locale.ROOT);
            boolean capital = Character.isUpperCase(sentence.charAt(start)) && !hasDigit(sentence, start, end);
            if (capital && inside[0] && word.length() >= SHORTEST_NAME && !CALENDAR.contains(word)) {
                found.accept(word);
            }
            inside[0] = true;
        });
    }

    /** All words in lower case. */
    static void all(String plain, Consumer<String> found) {
        each(plain, (start, end) -> found.accept(plain.substring(start, end).toLowerCase(Locale.ROOT)));
    }

    private interface Stretch {
        void at(int start, int end);
    }

    private static void each(String text, Stretch word) {
        int at = 0;
        while (at < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int start = at;
            boolean unspaced = isUnspaced(text.charAt(start));
            while (at < text.length()
                    && Character.isLetterOrDigit(text.charAt(at))
                    && isUnspaced(text.charAt(at)) == unspaced) {
                at++;
            }
            word.at(start, at);
        }
    }

    private static boolean hasDigit(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isUnspaced(char c) {
        return c >= 0x0e00 && (Character.isIdeographic(c) || (c >= 0x3040 && c <= 0x30ff) || (c <= 0x0eff));
    }
}
