package io.trustrail.bench.report;

import java.util.Locale;

/** Numbers as a reader wants them; what is no number is a dash. */
final class Numbers {

    private static final double KIB_PER_MIB = 1024;

    private Numbers() {}

    static String whole(double number) {
        return format("%,.0f", number);
    }

    static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String tenths(double number) {
        return format("%,.1f", number);
    }

    static String hundredths(double number) {
        return format("%,.2f", number);
    }

    static String times(double ratio) {
        return Double.isFinite(ratio) ? hundredths(ratio) + " ×" : "–";
    }

    static String mib(double kib) {
        return whole(kib / KIB_PER_MIB);
    }

    static String mib(long kib) {
        return mib((double) kib);
    }

    private static String format(String form, double number) {
        return Double.isFinite(number) ? String.format(Locale.ROOT, form, number) : "–";
    }
}
