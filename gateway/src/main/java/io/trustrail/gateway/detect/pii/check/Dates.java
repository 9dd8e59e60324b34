package io.trustrail.gateway.detect.pii.check;

import io.trustrail.gateway.detect.pii.code.Code;

/** Dates within numbers. */
public final class Dates {

    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Dates() {}

    /** Whether there is such a day in some year. */
    public static boolean isDay(long month, long day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[(int) month - 1];
    }

    /** Whether somebody alive may be born on that day. */
    public static boolean isBirth(long year, long month, long day) {
        return year >= 1900 && year <= 2035 && isDay(month, day);
    }

    /** Whether month and day follow a two-digit year at this position. */
    public static boolean yymmdd(Code code, int from) {
        return isDay(code.value(from + 2, from + 4), code.value(from + 4, from + 6));
    }

    /** Whether day and month stand at this position, before a two-digit year. */
    public static boolean ddmmyy(Code code, int from) {
        return isDay(code.value(from + 2, from + 4), code.value(from, from + 2));
    }

    /** Whether a date with a four-digit year stands at this position. */
    public static boolean yyyymmdd(Code code, int from) {
        return isBirth(code.value(from, from + 4), code.value(from + 4, from + 6), code.value(from + 6, from + 8));
    }
}
