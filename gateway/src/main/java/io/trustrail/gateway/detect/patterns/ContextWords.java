package io.trustrail.gateway.detect.patterns;

import io.trustrail.gateway.detect.scan.Chars;
import java.util.List;

/** Words that may stand before a value, whatever their case or width. */
final class ContextWords {

    private final List<String> words;
    private final int reach;

    /** @param reach how many characters before a value a word may start, at most */
    ContextWords(List<String> words, int reach) {
        this.words = words.stream().map(ContextWords::folded).toList();
        this.reach = words.isEmpty() ? 0 : reach;
    }

    /** How far back one looks: to the character before the first that may be part of a word. */
    int lookBehind() {
        return reach + 1;
    }

    /** Whether one of the words stands, as a whole word, before this position. */
    boolean standsBefore(String text, int position) {
        for (int start = Math.max(0, position - reach); start < position; start++) {
            for (var word : words) {
                if (stands(word, text, start, position)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean stands(String word, String text, int start, int limit) {
        int end = start + word.length();
        if (end > limit || isWithinWord(text, start) || isWithinWord(text, end)) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Chars.fold(text.charAt(start + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWithinWord(String text, int position) {
        return position > 0
                && position < text.length()
                && Chars.isWord(text.charAt(position - 1))
                && Chars.isWord(text.charAt(position));
    }

    private static String folded(String word) {
        var folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            folded.append(Chars.fold(word.charAt(i)));
        }
        return folded.toString();
    }
}
