package io.trustrail.gateway.detect.exfiltration;

import io.trustrail.gateway.detect.scan.Chars;
import java.util.Locale;
import java.util.Set;

/** Tells running text in a query: words of a sentence, not what somebody looks for. */
final class Words {

    private static final int FEWEST_FETCHED = 3;
    private static final int FEWEST_FOLLOWED = 4;
    private static final int MOST_SEARCHED = 12;
    private static final int SYLLABLES_A_WORD = 4;

    private static final Set<String> SEARCHES = Set.of(
            "q",
            "query",
            "search",
            "search_query",
            "s",
            "k",
            "p",
            "wd",
            "term",
            "terms",
            "keyword",
            "keywords",
            "kw",
            "word",
            "words",
            "oq",
            "as_q",
            "st",
            "field-keywords",
            "daddr",
            "saddr",
            "destination",
            "origin");

    private Words() {}

    /** Whether a query that is not decoded carries running text. */
    static boolean isIn(String query, Use use) {
        int start = 0;
        for (int i = 0; i <= query.length(); i++) {
            if (i == query.length() || query.charAt(i) == '&' || query.charAt(i) == ';') {
                if (isText(query.substring(start, i), use)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private static boolean isText(String field, Use use) {
        int equals = field.indexOf('=');
        var name = field.substring(0, Math.max(equals, 0)).toLowerCase(Locale.ROOT);
        var value = PercentCode.decode(field.substring(equals + 1).replace('+', ' '));
        int words = count(value);
        if (use == Use.FETCHED) {
            return words >= FEWEST_FETCHED;
        }
        return words > (SEARCHES.contains(name) ? MOST_SEARCHED : FEWEST_FOLLOWED - 1);
    }

    /** Words of two letters and more between blanks; where no blanks are written, so many letters count as one. */
    private static int count(String value) {
        int words = 0;
        int letters = 0;
        int syllables = 0;
        boolean blank = false;
        for (int i = 0; i <= value.length(); i++) {
            char c = i < value.length() ? value.charAt(i) : ' ';
            syllables += Chars.isUnspaced(c) ? 1 : 0;
            if (Chars.isLetter(c) || c == '\'') {
                letters++;
            } else if (Chars.isBlank(c)) {
                words += letters > 1 ? 1 : 0;
                blank |= i < value.length();
                letters = 0;
            } else if (!isInSentence(c)) {
                letters = 0;
            }
        }
        return (blank ? words : 0) + syllables / SYLLABLES_A_WORD;
    }

    private static boolean isInSentence(char c) {
        return ",.;:!?)\"".indexOf(c) >= 0;
    }
}
