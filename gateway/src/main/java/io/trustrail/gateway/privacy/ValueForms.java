package io.trustrail.gateway.privacy;

import java.util.Locale;

/** The one spelling under which the different spellings of a value are the same value. */
final class ValueForms {

    private ValueForms() {}

    /** Letters and digits for what is read by its digits; lower case for what knows no case; else the value itself. */
    static String normal(String category, String value) {
        return switch (category) {
            case "EMAIL", "IP", "MAC", "URL" -> value.toLowerCase(Locale.ROOT);
            case "PHONE" -> phone(value);
            case People.CATEGORY -> People.spelt(value);
            case "CREDIT_CARD",
                    "IBAN",
                    "NATIONAL_ID",
                    "TAX_ID",
                    "HEALTH_ID",
                    "BANK_ACCOUNT",
                    "PASSPORT",
                    "DRIVER_LICENSE",
                    "IMEI",
                    "VIN" -> alphanumeric(value);
            default -> value;
        };
    }

    private static String phone(String value) {
        var digits = alphanumeric(value);
        return value.startsWith("+") ? "+" + digits : digits;
    }

    private static String alphanumeric(String value) {
        var kept = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); ) {
            int c = value.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isDigit(c)) {
                kept.append((char) ('0' + Character.digit(c, 10)));
            } else if (Character.isLetter(c)) {
                kept.appendCodePoint(Character.toUpperCase(c));
            }
        }
        return kept.toString();
    }
}
