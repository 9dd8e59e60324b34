package io.trustrail.gateway.privacy.surrogate;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Other days in a date's own form: each number and each month's name is replaced, what stands between them stays. Numbers
 * up to 12 are days as well as months, and years of every era, whatever the order. A date with words or figures that are
 * not known has another form afterwards, so that nothing of it stays.
 */
final class Dates {

    private static final int FULL_YEAR = 4;
    private static final int COMPACT = 8;
    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("es"), Locale.ITALIAN);
    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

    private static final List<Names> NAMES = names();

    private static final Set<String> BETWEEN = Set.of(
            "st", "nd", "rd", "th", "of", "the", "de", "del", "le", "er", "den", "di", "年", "月", "日", "年生", "日生", "明治",
            "大正", "昭和", "平成", "令和", "m", "t", "s", "h", "r");

    private Dates() {}

    /** The names of the twelve months, as one language writes them. */
    private record Names(List<String> months, Locale language) {

        boolean hold(String word) {
            return months.contains(word.toLowerCase(language));
        }
    }

    /* Without the full stop of what is cut short: that stands between the parts. */
    private static List<Names> names() {
        var all = new ArrayList<Names>();
        for (var language : LANGUAGES) {
            for (var style : STYLES) {
                var months = new ArrayList<String>();
                for (var month : Month.values()) {
                    months.add(month.getDisplayName(style, language)
                            .replace(".", "")
                            .toLowerCase(language));
                }
                all.add(new Names(List.copyOf(months), language));
            }
        }
        return List.copyOf(all);
    }

    static String of(String value, Chance chance) {
        var parts = parts(value);
        if (!isKnown(parts)) {
            return year(chance) + '-' + twelfth(chance) + '-' + twelfth(chance);
        }
        var made = new StringBuilder(value.length());
        parts.forEach(part -> made.append(replaced(part, chance)));
        return made.toString();
    }

    /** Numbers, words, and what stands between them, in their order. */
    private static List<String> parts(String value) {
        var parts = new ArrayList<String>();
        int start = 0;
        while (start < value.length()) {
            var kind = Kind.of(value.codePointAt(start));
            int end = start;
            while (end < value.length() && Kind.of(value.codePointAt(end)) == kind) {
                end += Character.charCount(value.codePointAt(end));
            }
            parts.add(value.substring(start, end));
            start = end;
        }
        return parts;
    }

    /** Figures that are no decimal digits, such as Roman ones, are part of words: of none that is known. */
    private enum Kind {
        NUMBER,
        WORD,
        SIGN;

        static Kind of(int c) {
            if (Character.isDigit(c)) {
                return NUMBER;
            }
            int type = Character.getType(c);
            boolean word = Character.isLetter(c)
                    || type == Character.NON_SPACING_MARK
                    || type == Character.LETTER_NUMBER
                    || type == Character.OTHER_NUMBER;
            return word ? WORD : SIGN;
        }
    }

    private static boolean isKnown(List<String> parts) {
        return parts.stream().anyMatch(Dates::isNumber)
                && parts.stream()
                        .allMatch(part ->
                                isNumber(part) || isBetween(part) || month(part).isPresent());
    }

    private static boolean isNumber(String part) {
        return part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isBetween(String part) {
        return Kind.of(part.codePointAt(0)) == Kind.SIGN || BETWEEN.contains(part.toLowerCase(Locale.ROOT));
    }

    private static String replaced(String part, Chance chance) {
        if (isNumber(part)) {
            return number(part, chance);
        }
        return isBetween(part)
                ? part
                : month(part)
                        .map(names -> cased(part, chance.of(names.months()), names.language()))
                        .orElseThrow();
    }

    private static String number(String digits, Chance chance) {
        return switch (digits.length()) {
            case 1 -> Integer.toString(chance.between(1, 9));
            case 2 -> twelfth(chance);
            case FULL_YEAR -> year(chance);
            case COMPACT -> year(chance) + twelfth(chance) + twelfth(chance);
            default -> chance.digits(digits.length());
        };
    }

    private static String year(Chance chance) {
        return Integer.toString(chance.between(1950, 2004));
    }

    private static String twelfth(Chance chance) {
        return String.format(Locale.ROOT, "%02d", chance.between(1, 12));
    }

    private static Optional<Names> month(String word) {
        return NAMES.stream()
                .filter(names -> names.hold(word))
                .max(Comparator.comparingInt(names -> names.months().get(0).length()));
    }

    private static String cased(String like, String name, Locale language) {
        if (like.length() > 1 && like.equals(like.toUpperCase(language))) {
            return name.toUpperCase(language);
        }
        return Character.isUpperCase(like.charAt(0))
                ? name.substring(0, 1).toUpperCase(language) + name.substring(1)
                : name;
    }
}
