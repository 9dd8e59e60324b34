package io.trustrail.bench.talk;

import java.util.Locale;

/** The values that a caller gives and the reply repeats: personal ones, or words that no guard minds. */
record Contact(String email, String phone, String card) {

    private static final int LETTERS = 26;
    private static final int EXTENSIONS = 1000;

    /** A person of one's own per number: no cache over values makes the gateway look faster than it is. */
    static Contact personal(int number) {
        return new Contact(
                String.format(Locale.ROOT, "mara.lind%08d@example.org", number),
                String.format(Locale.ROOT, "+49 30 23125 %03d", number % EXTENSIONS),
                card(number));
    }

    static Contact impersonal(int number) {
        var letters = "" + (char) ('a' + number / LETTERS % LETTERS) + (char) ('a' + number % LETTERS);
        return new Contact("the one in my profile " + letters, "on file there " + letters, "the usual one " + letters);
    }

    private static String card(int number) {
        var digits = String.format(Locale.ROOT, "42424242%07d", number * 7919L % 10_000_000);
        var all = digits + luhn(digits);
        return String.join(" ", all.substring(0, 4), all.substring(4, 8), all.substring(8, 12), all.substring(12));
    }

    /** The check digit of ISO/IEC 7812-1. */
    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }
}
