package io.trustrail.gateway.detect.pii.check;

import io.trustrail.gateway.detect.pii.code.Code;

/** Weighted sums, and the standard check digit systems. Positions count from 0. */
public final class Sums {

    private static final String VERHOEFF = "0123456789" + "1234067895" + "2340178956" + "3401289567" + "4012395678"
            + "5987604321" + "6598710432" + "7659821043" + "8765932104" + "9876543210";
    private static final String PERMUTED = "0123456789" + "1576283094" + "5803796142" + "8916043527" + "9453126870"
            + "4286573901" + "2793806415" + "7046913258";

    private Sums() {}

    /** The sum of the characters from a position on, each times its weight. */
    public static int weighted(Code code, int from, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += code.digit(from + i) * weights[i];
        }
        return sum;
    }

    /** The sum of the digits' products, each product's digits added up. */
    public static int crossSum(Code code, int from, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            int product = code.digit(from + i) * weights[i];
            sum += product / 10 + product % 10;
        }
        return sum;
    }

    /** Whether the last of the digits in {@code [from, to)} is the check digit of H. P. Luhn (US patent 2,950,048). */
    public static boolean luhn(Code code, int from, int to) {
        return luhnSum(code, from, to) % 10 == 0;
    }

    /** The same for the ASCII digits of a stretch of text, whatever stands between them. */
    public static boolean luhn(String text, int from, int to) {
        int sum = 0;
        boolean twice = false;
        for (int i = to - 1; i >= from; i--) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                int digit = twice ? (c - '0') * 2 : c - '0';
                sum += digit > 9 ? digit - 9 : digit;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }

    /** The sum of Luhn's formula, the last digit not doubled. */
    public static int luhnSum(Code code, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            int digit = code.digit(i);
            int doubled = (to - i) % 2 == 1 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum;
    }

    /** Whether the last digit is right by ISO 7064, MOD 11,10. */
    public static boolean mod11And10(Code code, int from, int to) {
        int product = 10;
        for (int i = from; i < to - 1; i++) {
            int sum = (code.digit(i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == code.digit(to - 1);
    }

    /** Whether the last digit is right by J. Verhoeff ("Error detecting decimal codes", 1969). */
    public static boolean verhoeff(Code code) {
        int state = 0;
        for (int i = 0; i < code.length(); i++) {
            int digit = code.digit(code.length() - 1 - i);
            int permuted = PERMUTED.charAt(i % 8 * 10 + digit) - '0';
            state = VERHOEFF.charAt(state * 10 + permuted) - '0';
        }
        return state == 0;
    }

    /** The check digits of machine readable travel documents (ICAO Doc 9303): weights 7, 3, 1. */
    public static boolean travelDocument(Code code) {
        int sum = 0;
        int last = code.length() - 1;
        for (int i = 0; i < last; i++) {
            sum += code.digit(i) * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
        }
        return !code.isLetter(last) && sum % 10 == code.digit(last);
    }

    /** The sum of weights 1 and 3 by turns over all digits, as article numbers have it, is a multiple of ten. */
    public static boolean ean13(Code code) {
        return weighted(code, 0, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
    }
}
