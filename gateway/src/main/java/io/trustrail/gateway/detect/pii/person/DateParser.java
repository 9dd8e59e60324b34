package io.trustrail.gateway.detect.pii.person;

import io.trustrail.gateway.detect.pii.check.Dates;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scan;

/** Reads a date from its first digit on: in figures, with the month's name before or behind the day, or as Japan writes it. */
final class DateParser {

    static final int NONE = -1;
    static final int UNKNOWN = -2;

    private final Scan scan;
    private final String text;
    private int at;
    private boolean unknown;

    private DateParser(Scan scan, int from) {
        this.scan = scan;
        this.text = scan.text();
        this.at = from;
    }

    /**
     * Where the date ends that starts here.
     *
     * @param afterMonth whether a month's name stands before
     * @param afterEra whether an era stands before
     * @return {@link #NONE} if it's no date, {@link #UNKNOWN} if the text must go on to tell
     */
    static int end(Scan scan, int from, boolean afterMonth, boolean afterEra) {
        var parser = new DateParser(scan, from);
        boolean date = afterMonth ? parser.dayAndYear() : parser.read(afterEra);
        if (parser.unknown) {
            return UNKNOWN;
        }
        return date && scan.endsWord(parser.at) ? parser.at : NONE;
    }

    private boolean read(boolean era) {
        int start = at;
        int first = number();
        int length = at - start;
        if (unknown || length == 0 || (length != 4 && length > 2)) {
            return false;
        }
        if (at >= text.length()) {
            return false;
        }
        char separator = Chars.narrow(text.charAt(at));
        if (separator == '年') {
            return isUnit('年') && isWithin(number(), 1, 12) && isUnit('月') && isWithin(number(), 1, 31) && isUnit('日');
        }
        if (separator == '-' || separator == '/' || separator == '.') {
            int after = at + 1;
            boolean blank = separator == '.' && after < text.length() && text.charAt(after) == ' ';
            int next = after + (blank ? 1 : 0);
            if (scan.isUnknown(next)) {
                unknown = true;
                return false;
            }
            if (next < text.length() && Chars.isDigit(text.charAt(next))) {
                return inFigures(first, length, separator, blank, era);
            }
        }
        return length <= 2 && isWithin(first, 1, 31) && dayThenMonth();
    }

    private boolean inFigures(int first, int length, char separator, boolean blank, boolean era) {
        if (!separator(separator, blank)) {
            return false;
        }
        int second = number();
        if (unknown || !separator(separator, blank)) {
            return false;
        }
        int start = at;
        int third = number();
        int digits = at - start;
        if (unknown || digits == 0 || joined()) {
            return false;
        }
        if (length == 4 || era) {
            return (era || isYear(first)) && digits <= 2 && Dates.isDay(second, third);
        }
        boolean year = digits == 4 ? isYear(third) : digits == 2;
        boolean either = year && (Dates.isDay(second, first) || Dates.isDay(first, second));
        return either || (digits <= 2 && length == 2 && Dates.isDay(second, third));
    }

    private boolean joined() {
        if (scan.isUnknown(at + 1)) {
            unknown = true;
            return true;
        }
        return at + 1 < text.length() && "-/.".indexOf(text.charAt(at)) >= 0 && Chars.isDigit(text.charAt(at + 1));
    }

    private boolean dayThenMonth() {
        skip("st", "nd", "rd", "th", "er", "º", "°");
        skip(".");
        boolean sign = skip(" of ", " de ", " di ") || skip(" ", "-", "/");
        if (lookUnknown(Months.LONGEST + 1)) {
            return false;
        }
        int end = sign ? Months.end(text, at) : NONE;
        if (end < 0) {
            return false;
        }
        at = end;
        if (!skip(" de ", " del ", ", ", " ", "-", "/")) {
            return false;
        }
        return year();
    }

    private boolean dayAndYear() {
        int day = number();
        skip("st", "nd", "rd", "th");
        return isWithin(day, 1, 31) && skip(", ", " ", ",") && year();
    }

    private boolean year() {
        int start = at;
        int year = number();
        return !unknown && (at - start == 4 ? isYear(year) : at - start == 2);
    }

    private int number() {
        int start = at;
        int value = 0;
        while (at < text.length() && at - start < 5 && Chars.isDigit(text.charAt(at))) {
            value = value * 10 + Chars.digit(text.charAt(at++));
        }
        unknown |= scan.isUnknown(at);
        return at == start ? -1 : value;
    }

    private boolean separator(char wanted, boolean blank) {
        unknown |= scan.isUnknown(at + 1);
        if (at >= text.length() || Chars.narrow(text.charAt(at)) != wanted) {
            return false;
        }
        at++;
        if (blank && at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return true;
    }

    private boolean isUnit(char unit) {
        unknown |= scan.isUnknown(at);
        boolean is = at < text.length() && text.charAt(at) == unit;
        at += is ? 1 : 0;
        return is;
    }

    private boolean lookUnknown(int count) {
        boolean ends = scan.isUnknown(at + count)
                && !text.substring(Math.min(at, text.length())).contains("\n");
        unknown |= ends;
        return ends;
    }

    private boolean skip(String... options) {
        unknown |= scan.isUnknown(at + 4);
        for (var option : options) {
            if (text.startsWith(option, at)) {
                at += option.length();
                return true;
            }
        }
        return false;
    }

    private static boolean isWithin(int value, int low, int high) {
        return value >= low && value <= high;
    }

    private static boolean isYear(int year) {
        return year >= 1900 && year <= 2030;
    }
}
