package io.trustrail.gateway.privacy.general;

import java.util.Map;
import java.util.Optional;

/** The year of a date that is written with all four digits, or as a Japanese era's. */
final class Dates {

    /** The year before each era's first. */
    private static final Map<String, Integer> ERAS = Map.of("明治", 1867, "大正", 1911, "昭和", 1925, "平成", 1988, "令和", 2018);

    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2199;

    private Dates() {}

    static Optional<String> year(String value) {
        for (var era : ERAS.entrySet()) {
            if (value.contains(era.getKey())) {
                return yearOfEra(
                        value.substring(
                                value.indexOf(era.getKey()) + era.getKey().length()),
                        era.getValue());
            }
        }
        var years = Digits.groups(value).stream().filter(Dates::isYear).toList();
        return years.size() == 1 ? Optional.of(years.get(0)) : compact(value);
    }

    private static Optional<String> yearOfEra(String rest, int before) {
        if (rest.startsWith("元")) {
            return Optional.of(Integer.toString(before + 1));
        }
        var groups = Digits.groups(rest);
        boolean isYear = !groups.isEmpty() && groups.get(0).length() <= 2 && Digits.end(rest, 0) > 0;
        return isYear ? Optional.of(Integer.toString(before + Integer.parseInt(groups.get(0)))) : Optional.empty();
    }

    /** Eight digits in a row start with the year, as ISO 8601 has it. */
    private static Optional<String> compact(String value) {
        return Digits.groups(value).stream()
                .filter(group -> group.length() == 8)
                .map(group -> group.substring(0, 4))
                .filter(Dates::isYear)
                .findFirst();
    }

    private static boolean isYear(String digits) {
        return digits.length() == 4 && Integer.parseInt(digits) >= FIRST_YEAR && Integer.parseInt(digits) <= LAST_YEAR;
    }
}
