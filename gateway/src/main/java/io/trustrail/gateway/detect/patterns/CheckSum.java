package io.trustrail.gateway.detect.patterns;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Sums that numbers carry to prove themselves, over their digits and, where the standard has them, letters; whatever else
 * stands in a number is passed over.
 */
public enum CheckSum {
    /** ISO/IEC 7812: payment cards, IMEI, many customer numbers. */
    LUHN {
        @Override
        boolean holds(String value) {
            int sum = 0;
            for (int i = 0; i < value.length(); i++) {
                int digit = digit(value.charAt(value.length() - 1 - i)) * (1 + i % 2);
                sum += digit > 9 ? digit - 9 : digit;
            }
            return sum % 10 == 0;
        }
    },
    /** ISO/IEC 7064 MOD 97-10, letters as 10 to 35, check digits at the end. */
    MOD97 {
        @Override
        boolean holds(String value) {
            int rest = 0;
            for (int i = 0; i < value.length(); i++) {
                int digit = Character.digit(value.charAt(i), 36);
                rest = (rest * (digit < 10 ? 10 : 100) + digit) % 97;
            }
            return rest == 1;
        }
    },
    /** ISO 13616: MOD 97-10 with country and check digits in front. */
    IBAN {
        @Override
        boolean holds(String value) {
            return value.length() > 4 && MOD97.holds(value.substring(4) + value.substring(0, 4));
        }
    },
    /** ISO/IEC 7064 MOD 11,10: German tax ids. */
    MOD11_10 {
        @Override
        boolean holds(String value) {
            int product = 10;
            for (int i = 0; i < value.length() - 1; i++) {
                int sum = (digit(value.charAt(i)) + product) % 10;
                product = (sum == 0 ? 10 : sum) * 2 % 11;
            }
            return (product + digit(value.charAt(value.length() - 1))) % 10 == 1;
        }
    };

    /** The sum with this name, such as {@code luhn}. */
    public static CheckSum named(String name) {
        return Arrays.stream(values())
                .filter(sum -> sum.spelling().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("validator: there is no " + name + "; known are "
                        + Arrays.stream(values())
                                .map(CheckSum::spelling)
                                .sorted()
                                .collect(Collectors.joining(", "))));
    }

    private String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether {@code [from, to)} carries the sum. */
    boolean holds(String text, int from, int to) {
        int radix = this == MOD97 || this == IBAN ? 36 : 10;
        var value = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit >= 0) {
                value.append(Character.forDigit(digit, radix));
            }
        }
        return value.length() > 1 && holds(value.toString());
    }

    /** Whether a value of nothing but such digits and letters carries the sum. */
    abstract boolean holds(String value);

    private static int digit(char c) {
        return c - '0';
    }
}
