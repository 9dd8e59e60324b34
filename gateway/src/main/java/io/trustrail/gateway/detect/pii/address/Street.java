package io.trustrail.gateway.detect.pii.address;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A street's name before a house number, as most of Europe writes it.
 *
 * @param start where it starts
 * @param sure whether its words alone say that it's a street
 */
record Street(int start, boolean sure) {

    private static final int MOST_CAPITALS = 4;
    private static final String SIGN_ENDS = "º°.oOrR";
    private static final List<String> SIGNS =
            List.of("nº", "n°", "n.", "núm.", "num.", "no.", "n.º", "número", "numero", "nr.");
    private static final List<String> NO_SIGNS = List.of();

    /** The street whose name ends before a house number, or null. */
    static @Nullable Street before(String text, int number) {
        int end = nameEnd(text, number);
        if (end == number || !mayEnd(text, end)) {
            return null;
        }
        var words = new WordsBefore(text, end);
        int opener = opener(words);
        if (opener >= 0) {
            return new Street(words.start(opener), true);
        }
        if (words.count() == 0) {
            return null;
        }
        if (words.isStandalone(0)) {
            boolean named = words.count() > 1 && words.isCapital(1) && !words.isConnector(1);
            return named ? new Street(words.start(1), true) : null;
        }
        boolean capital = words.isCapital(0);
        if (capital && words.hasSuffix(0)) {
            return new Street(words.start(0), true);
        }
        int run = words.isConnector(0) ? -1 : run(words);
        return run >= 0 && capital ? new Street(words.start(run), false) : null;
    }

    /** Settles most numbers in prose at a glance: the word before is neither a capital nor one of the words for street. */
    private static boolean mayEnd(String text, int end) {
        int start = end;
        while (start > 0 && end - start < 32 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return start == end
                || Character.isUpperCase(text.charAt(start))
                || (start > 0 && ".-'’/º".indexOf(text.charAt(start - 1)) >= 0)
                || StreetWords.isStandalone(text, start, end);
    }

    /** Where a street may start whose name the end of a text is a part of. */
    static int unfinished(String text, int word, int end) {
        boolean begun = word < end;
        boolean goesOn =
                !begun || Character.isUpperCase(text.charAt(word)) || StreetWords.beginsConnector(text, word, end);
        if (begun && (word == 0 || text.charAt(word - 1) != ' ')) {
            return end;
        }
        int name = begun ? nameEnd(text, word) : nameEnd(text, end);
        var words = new WordsBefore(text, name > 0 && text.charAt(name - 1) == ',' ? name - 1 : name);
        int opener = opener(words);
        int first = opener >= 0 ? opener : goesOn ? furthest(words) : -1;
        boolean capital = first >= 0 && (opener >= 0 || words.isCapital(first) || words.isCapital(0));
        return capital ? words.start(first) : end;
    }

    private static int furthest(WordsBefore words) {
        boolean kind = words.count() > 1 && words.isStandalone(0);
        return Math.max(run(words), kind ? 1 : -1);
    }

    /** Skips what may stand between name and number: a blank, a comma, an abbreviation of "number". */
    private static int nameEnd(String text, int number) {
        int at = number;
        while (at > 0 && number - at < 3 && text.charAt(at - 1) == ' ') {
            at--;
        }
        if (at == number) {
            return number;
        }
        for (var sign : at > 0 && SIGN_ENDS.indexOf(text.charAt(at - 1)) >= 0 ? SIGNS : NO_SIGNS) {
            if (at >= sign.length() + 1 && text.regionMatches(true, at - sign.length(), sign, 0, sign.length())) {
                int before = at - sign.length();
                if (text.charAt(before - 1) == ' ') {
                    at = before - 1;
                    break;
                }
            }
        }
        return at > 0 && text.charAt(at - 1) == ',' ? at - 1 : at;
    }

    private static int opener(WordsBefore words) {
        for (int i = words.count() - 1; i > 0; i--) {
            if (words.isOpener(i) && words.isCapital(i) && isName(words, i - 1)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isName(WordsBefore words, int furthest) {
        for (int i = 0; i <= furthest; i++) {
            if (!words.isCapital(i) && !words.isConnector(i)) {
                return false;
            }
        }
        return true;
    }

    /** The furthest of the capitals and small linking words that the words end with; it's a capital itself. */
    private static int run(WordsBefore words) {
        int run = -1;
        for (int i = 0; i < words.count() && i < MOST_CAPITALS; i++) {
            if (words.isCapital(i)) {
                run = i;
            } else if (!words.isConnector(i)) {
                break;
            }
        }
        return run;
    }
}
