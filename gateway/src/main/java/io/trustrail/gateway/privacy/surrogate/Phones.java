package io.trustrail.gateway.privacy.surrogate;

import java.util.List;
import java.util.Map;

/**
 * Telephone numbers that nobody has: set aside for films and books in North America, Britain (Ofcom), Germany
 * (Bundesnetzagentur), France (Arcep) and Australia (ACMA). Elsewhere numbers whose national part starts with 000, which
 * no plan hands out.
 */
final class Phones {

    /** National numbers by calling code; # is any digit. */
    private static final Map<String, List<String>> FICTIONAL = Map.of(
            "1", List.of("20255501##", "21255501##", "30355501##", "41555501##", "61755501##"),
            "44", List.of("7700900###", "2079460###", "1614960###", "1632960###"),
            "49", List.of("17139200##", "176040690##", "3023125###", "4066969###", "8999998###"),
            "33", List.of("19900####", "26191####", "35301####", "46571####", "63998####"),
            "61", List.of("25550####", "25701####", "49157####"),
            "81", List.of("90000#####", "30000####"));

    private static final String NOWHERE = "000";

    private Phones() {}

    static String of(String value, Chance chance) {
        var digits = digits(value);
        var international = value.strip().startsWith("+") || value.strip().startsWith("\uff0b");
        if (international) {
            return written(value, international(digits, chance));
        }
        boolean american =
                (digits.length() == 10 && digits.charAt(0) > '1') || (digits.length() == 11 && digits.startsWith("1"));
        if (american) {
            return written(value, digits.substring(0, digits.length() - 10) + drawn("1", 10, chance));
        }
        return written(value, NOWHERE + chance.digits(Math.max(0, digits.length() - NOWHERE.length())));
    }

    private static String international(String digits, Chance chance) {
        for (int length = 1; length <= Math.min(2, digits.length()); length++) {
            var code = digits.substring(0, length);
            if (FICTIONAL.containsKey(code)) {
                return code + drawn(code, digits.length() - length, chance);
            }
        }
        int kept = Math.min(2, digits.length());
        return digits.substring(0, kept)
                + NOWHERE
                + chance.digits(Math.max(0, digits.length() - kept - NOWHERE.length()));
    }

    /** A national number, with as many digits as wanted if there is such a range. */
    private static String drawn(String code, int length, Chance chance) {
        var ranges = FICTIONAL.getOrDefault(code, List.of());
        var fitting = ranges.stream().filter(it -> it.length() == length).toList();
        var number = new StringBuilder();
        var range = chance.of(fitting.isEmpty() ? ranges : fitting);
        for (int i = 0; i < range.length(); i++) {
            number.append(range.charAt(i) == '#' ? chance.digit() : range.charAt(i));
        }
        return number.toString();
    }

    /** The digits in the places of the old ones, or in a row if there are fewer or more of them. */
    private static String written(String value, String digits) {
        if (digits(value).length() != digits.length()) {
            return "+" + digits;
        }
        var written = new StringBuilder(value.length());
        int next = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            written.append(Character.isDigit(c) ? digits.charAt(next++) : c);
        }
        return written.toString();
    }

    private static String digits(String value) {
        var digits = new StringBuilder();
        value.chars().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }
}
