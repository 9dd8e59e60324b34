package io.trustrail.gateway.privacy.surrogate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Stand-ins for numbers that are checked: they keep the shape and can't be valid. */
final class Numbers {

    /** Set aside for documentation: RFC 5737. */
    private static final List<String> DOCUMENTATION = List.of("192.0.2.", "198.51.100.", "203.0.113.");

    /** No issuer that is known to us starts a number like this. */
    private static final String UNASSIGNED = "000";

    private Numbers() {}

    /** Same first digit, for the brand; the check digit is wrong. */
    static Optional<String> card(String value, Chance chance) {
        return firstDigit(value).flatMap(first -> inShape(value, first, chance)).map(Numbers::withWrongCheckDigit);
    }

    /** Same country; check digits 00, or 01 where 00 would do for the 97 that the sum gives. */
    static Optional<String> iban(String value, Chance chance) {
        if (value.length() < 5) {
            return Optional.empty();
        }
        var country = value.substring(0, 2);
        return inShape(value.substring(2), "00", chance)
                .map(rest -> hasIbanSum(country + rest)
                        ? country + rest.substring(0, 1) + "1" + rest.substring(2)
                        : country + rest);
    }

    private static boolean hasIbanSum(String iban) {
        int rest = 0;
        for (int i = 0; i < iban.length(); i++) {
            int digit = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
            if (digit >= 0) {
                rest = (rest * (digit < 10 ? 10 : 100) + digit) % 97;
            }
        }
        return rest == 1;
    }

    /** Digits start with 000, and the last one is wrong wherever it is Luhn's check digit. */
    static Optional<String> id(String value, Chance chance) {
        return inShape(value, UNASSIGNED, chance).map(Numbers::withWrongCheckDigit);
    }

    /** IPv4 from RFC 5737, IPv6 from RFC 3849. */
    static String address(String value, Chance chance) {
        if (value.indexOf(':') < 0) {
            return chance.of(DOCUMENTATION) + chance.between(1, 254);
        }
        return String.format(
                Locale.ROOT, "2001:db8:%x:%x::%x", chance.below(65536), chance.below(65536), chance.below(65536));
    }

    private static Optional<String> firstDigit(String value) {
        return value.chars()
                .filter(Character::isDigit)
                .mapToObj(c -> Integer.toString(Character.digit(c, 10)))
                .findFirst();
    }

    /**
     * Other digits and letters in the places of digits and letters.
     *
     * @param digits what the digits start with
     * @return nothing if there are letters other than A to Z, which may tell more than a shape
     */
    static Optional<String> inShape(String value, String digits, Chance chance) {
        var made = new StringBuilder(value.length());
        int digit = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isDigit(c)) {
                made.append(digit < digits.length() ? digits.charAt(digit) : chance.digit());
                digit++;
            } else if (isAsciiLetter(c)) {
                char letter = chance.letter();
                made.append(Character.isLowerCase(c) ? Character.toLowerCase(letter) : letter);
            } else if (Character.isLetter(c) || Character.isSurrogate(c)) {
                return Optional.empty();
            } else {
                made.append(c);
            }
        }
        return Optional.of(made.toString());
    }

    private static boolean isAsciiLetter(char c) {
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    }

    private static String withWrongCheckDigit(String number) {
        int last = number.length() - 1;
        while (last >= 0 && !Character.isDigit(number.charAt(last))) {
            last--;
        }
        if (last < 0 || !hasLuhnSum(number)) {
            return number;
        }
        char wrong = (char) ('0' + (number.charAt(last) - '0' + 1) % 10);
        return number.substring(0, last) + wrong + number.substring(last + 1);
    }

    private static boolean hasLuhnSum(String number) {
        int sum = 0;
        boolean twice = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            if (Character.isDigit(number.charAt(i))) {
                int digit = (number.charAt(i) - '0') * (twice ? 2 : 1);
                sum += digit > 9 ? digit - 9 : digit;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }
}
