package io.trustrail.gateway.privacy.general;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The city of an address: what stands behind a postal code of four or five digits that follows a house number, else the
 * part before a code at the very end; in Japanese the address up to its city or ward.
 */
final class Addresses {

    private static final int SHORTEST_CODE = 4;
    private static final int LONGEST_CODE = 5;
    private static final int LONGEST_CITY = 40;
    private static final Set<String> STREETS = Set.of(
            "street",
            "st",
            "road",
            "rd",
            "avenue",
            "ave",
            "lane",
            "ln",
            "drive",
            "dr",
            "court",
            "ct",
            "way",
            "blvd",
            "boulevard",
            "place",
            "pl",
            "square",
            "sq",
            "terrace",
            "highway",
            "hwy",
            "parkway",
            "circle",
            "trail");
    private static final String PREFECTURES = "都道府県";
    private static final String CITIES = "市区町村";

    private Addresses() {}

    static Optional<String> city(String value) {
        return value.codePoints().anyMatch(Character::isIdeographic) ? japanese(value) : western(value);
    }

    private static Optional<String> japanese(String value) {
        int start = 0;
        while (start < value.length() && !Character.isIdeographic(value.charAt(start))) {
            start++;
        }
        int prefecture = firstOf(PREFECTURES, value, start + 1);
        int city = firstOf(CITIES, value, Math.max(start, prefecture) + 1);
        boolean near = city >= 0 && city - start < LONGEST_CITY / 2 && isName(value, start, city + 1);
        return near ? Optional.of(value.substring(start, city + 1)) : Optional.empty();
    }

    private static int firstOf(String marks, String value, int from) {
        for (int i = from; i < value.length(); i++) {
            if (marks.indexOf(value.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> western(String value) {
        int code = lastCode(value);
        if (code < 0 || Digits.groups(value.substring(0, code)).isEmpty()) {
            return Optional.empty();
        }
        var behind = value.substring(Digits.end(value, code)).strip();
        if (!behind.isEmpty()) {
            return isStreet(behind) ? Optional.empty() : named(behind);
        }
        /* Springfield, IL 62704: the state's two letters stand before the code, the city before them. */
        var before = value.substring(0, code).strip();
        int comma = before.lastIndexOf(',');
        var last = before.substring(comma + 1).strip();
        if (last.length() > 2) {
            return comma < 0 ? Optional.empty() : named(last);
        }
        var rest = comma < 0 ? "" : before.substring(0, comma).strip();
        int earlier = rest.lastIndexOf(',');
        return earlier < 0
                ? Optional.empty()
                : named(rest.substring(earlier + 1).strip());
    }

    private static int lastCode(String value) {
        int found = -1;
        int at = 0;
        while (at < value.length()) {
            int end = Digits.end(value, at);
            found = end - at >= SHORTEST_CODE && end - at <= LONGEST_CODE ? at : found;
            at = Math.max(end, at + 1);
        }
        return found;
    }

    /** Behind a house number of four digits stands the street. */
    private static boolean isStreet(String name) {
        var last = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return STREETS.contains(last.endsWith(".") ? last.substring(0, last.length() - 1) : last);
    }

    private static Optional<String> named(String city) {
        return !city.isEmpty() && city.length() <= LONGEST_CITY && isName(city, 0, city.length())
                ? Optional.of(city)
                : Optional.empty();
    }

    private static boolean isName(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c) && " -'’.".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
