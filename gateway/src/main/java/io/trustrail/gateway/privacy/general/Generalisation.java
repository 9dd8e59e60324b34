package io.trustrail.gateway.privacy.general;

import java.util.Optional;

/** Tells less of a value. Thread-safe. */
public final class Generalisation {

    private static final int KEPT_OF_POSTAL_CODE = 2;
    private static final int OLD = 90;
    private static final int OLDEST = 130;

    private Generalisation() {}

    /**
     * The value with less detail: the year of a date, the decade of an age, the city of an address, the start of a postal
     * code, the /24 or /48 network of an IP address, a position to a tenth of a degree.
     *
     * @return nothing if the category or the way that the value is written does not allow it
     */
    public static Optional<String> of(String category, String value) {
        return switch (category) {
            case "DATE", "DATE_OF_BIRTH" -> Dates.year(value);
            case "AGE" -> age(value);
            case "ADDRESS" -> Addresses.city(value);
            case "POSTAL_CODE" -> postalCode(value);
            case "IP" -> Networks.of(value);
            case "GEO_COORD" -> position(value);
            default -> Optional.empty();
        };
    }

    /* So few are older that the decade tells who. */
    private static Optional<String> age(String value) {
        var groups = Digits.groups(value);
        if (groups.size() != 1 || groups.get(0).length() > 3) {
            return Optional.empty();
        }
        int age = Integer.parseInt(groups.get(0));
        int decade = age / 10 * 10;
        return age >= OLDEST ? Optional.empty() : Optional.of(age >= OLD ? OLD + "+" : decade + "-" + (decade + 9));
    }

    private static Optional<String> postalCode(String value) {
        var general = new StringBuilder(value.length());
        int seen = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean hidden = Character.isLetterOrDigit(c) && ++seen > KEPT_OF_POSTAL_CODE;
            general.append(hidden ? '*' : c);
        }
        return seen > 2 * KEPT_OF_POSTAL_CODE - 1 ? Optional.of(general.toString()) : Optional.empty();
    }

    /** Decimal degrees only: a number without decimals may be minutes, and a minute is more than a tenth. */
    private static Optional<String> position(String value) {
        var general = new StringBuilder();
        int numbers = 0;
        int at = 0;
        while (at < value.length()) {
            int end = Digits.end(value, at);
            if (end == at) {
                general.append(value.charAt(at++));
                continue;
            }
            int decimals = end < value.length() && value.charAt(end) == '.' ? Digits.end(value, end + 1) : end;
            if (decimals <= end + 1) {
                return Optional.empty();
            }
            general.append(value, at, end + 2);
            numbers++;
            at = decimals;
        }
        return numbers == 2 ? Optional.of(general.toString()) : Optional.empty();
    }
}
