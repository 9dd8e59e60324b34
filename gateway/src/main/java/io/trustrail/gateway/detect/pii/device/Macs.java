package io.trustrail.gateway.detect.pii.device;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;

/** Addresses of network interfaces (IEEE 802, EUI-48): six pairs of hexadecimal digits, joined by colons or by dashes. */
public final class Macs implements Recogniser {

    private static final String CATEGORY = "MAC";
    private static final int PAIRS = 6;
    private static final int LENGTH = PAIRS * 3 - 1;

    @Override
    public boolean triggeredBy(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        int start = pairStart(text, trigger);
        if (start < 0) {
            return;
        }
        while (start >= 3 && isSeparator(text.charAt(start - 1)) && isPair(text, start - 3)) {
            if (hasDigit(text, start - 3) || trigger - start > LENGTH) {
                return;
            }
            start -= 3;
        }
        int end = start + 2;
        char separator = end < text.length() ? text.charAt(end) : ':';
        int pairs = 1;
        while (pairs < PAIRS && isSeparator(separator) && isNext(text, end, separator)) {
            end += 3;
            pairs++;
        }
        if (end < start + LENGTH && scan.isUnknown(end + 2) && isSeparator(separator)) {
            scan.open(start);
        } else if (pairs == PAIRS && isFree(scan, start, end, separator)) {
            scan.found(CATEGORY, start, end, isVaried(text, start, end) ? 0.9 : 0);
        }
    }

    private static boolean isFree(Scan scan, int start, int end, char separator) {
        String text = scan.text();
        // A separator behind it may join one more pair, whose end must be seen.
        boolean joined = end < text.length() && text.charAt(end) == separator;
        if (scan.isUnknown(joined ? end + 3 : end + 1)) {
            scan.open(start);
            return false;
        }
        boolean more = joined && isPair(text, end + 1);
        return scan.startsWord(start) && scan.endsWord(end) && !more;
    }

    private static int pairStart(String text, int trigger) {
        if (isPair(text, trigger) && (trigger == 0 || !Chars.isWord(text.charAt(trigger - 1)))) {
            return trigger;
        }
        boolean second =
                trigger > 0 && isPair(text, trigger - 1) && (trigger == 1 || !Chars.isWord(text.charAt(trigger - 2)));
        return second && !Chars.isDigit(text.charAt(trigger - 1)) ? trigger - 1 : -1;
    }

    private static boolean isNext(String text, int end, char separator) {
        return end < text.length() && text.charAt(end) == separator && isPair(text, end + 1);
    }

    private static boolean isPair(String text, int at) {
        return at >= 0
                && at + 1 < text.length()
                && Chars.hex(text.charAt(at)) >= 0
                && Chars.hex(text.charAt(at + 1)) >= 0
                && (at + 2 >= text.length() || !Chars.isWord(text.charAt(at + 2)));
    }

    private static boolean hasDigit(String text, int at) {
        return Chars.isDigit(text.charAt(at)) || Chars.isDigit(text.charAt(at + 1));
    }

    private static boolean isSeparator(char c) {
        return c == ':' || c == '-';
    }

    private static boolean isVaried(String text, int start, int end) {
        for (int i = start + 3; i < end; i += 3) {
            if (!text.regionMatches(i, text, start, 2)) {
                return true;
            }
        }
        return false;
    }
}
