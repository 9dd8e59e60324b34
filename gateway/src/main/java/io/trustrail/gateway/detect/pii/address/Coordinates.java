package io.trustrail.gateway.detect.pii.address;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;

/** Latitude and longitude in degrees, exact to ten metres or so: four decimals at least. */
public final class Coordinates implements Recogniser {

    private static final String CATEGORY = "GEO_COORD";
    private static final int FEWEST_DECIMALS = 4;
    private static final int MOST_DECIMALS = 15;
    private static final int LONGEST_GAP = 20;
    private static final int NONE = -1;
    private static final int UNKNOWN = -2;

    @Override
    public boolean triggeredBy(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        if (!mayStart(text, trigger)) {
            return;
        }
        int start = trigger > 0 && isSign(text.charAt(trigger - 1)) ? trigger - 1 : trigger;
        int latitude = degrees(scan, trigger, 90);
        int next = latitude < 0 ? latitude : gapEnd(scan, latitude, hasLabel(text, start));
        int end = next < 0 ? next : degrees(scan, next, 180);
        if (end == UNKNOWN) {
            scan.open(start);
        } else if (end > 0 && scan.endsWord(end) && !(text.startsWith("0.", trigger) && text.startsWith("0.", next))) {
            scan.found(CATEGORY, start, end, 0.85);
        }
    }

    private static boolean mayStart(String text, int at) {
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        if (isSign(before)) {
            return at == 1 || !Chars.isWord(text.charAt(at - 2));
        }
        return !Chars.isWord(before) && before != '.' && before != '$' && before != '€';
    }

    private static boolean hasLabel(String text, int start) {
        int from = Math.max(0, start - 12);
        for (int i = from; i + 3 <= start; i++) {
            if (text.regionMatches(true, i, "lat", 0, 3)) {
                return true;
            }
        }
        return false;
    }

    /** Where a number of degrees ends that starts here; negative if there is none, or none yet. */
    private static int degrees(Scan scan, int from, int most) {
        String text = scan.text();
        int at = from;
        int value = 0;
        while (at < text.length() && at - from < 4 && Chars.isDigit(text.charAt(at))) {
            value = value * 10 + Chars.digit(text.charAt(at++));
        }
        if (scan.isUnknown(at)) {
            return UNKNOWN;
        }
        if (at == from || at - from > 3 || value > most || at >= text.length() || text.charAt(at) != '.') {
            return NONE;
        }
        int point = at++;
        while (at < text.length() && at - point <= MOST_DECIMALS && Chars.isDigit(text.charAt(at))) {
            at++;
        }
        if (scan.isUnknown(at)) {
            return UNKNOWN;
        }
        boolean version = at + 1 < text.length() && text.charAt(at) == '.' && Chars.isDigit(text.charAt(at + 1));
        return at - point <= FEWEST_DECIMALS || version ? NONE : at;
    }

    /** Where the second number may start: behind a comma or a blank, a sign of direction, or the key of a field. */
    private static int gapEnd(Scan scan, int from, boolean labelled) {
        String text = scan.text();
        int at = from;
        int letters = 0;
        while (at < text.length() && at - from < LONGEST_GAP && !Chars.isDigit(text.charAt(at))) {
            char c = text.charAt(at);
            letters += Chars.isAsciiLetter(c) ? 1 : 0;
            boolean known = " ,;/°'\"NSns-+:=|&()".indexOf(c) >= 0 || (labelled && Chars.isAsciiLetter(c)) || c == '_';
            if (!known) {
                return NONE;
            }
            at++;
        }
        if (scan.isUnknown(at)) {
            return UNKNOWN;
        }
        boolean plain = letters <= 1 || labelled;
        return plain && at > from && at < text.length() && Chars.isDigit(text.charAt(at)) ? at : NONE;
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+';
    }
}
