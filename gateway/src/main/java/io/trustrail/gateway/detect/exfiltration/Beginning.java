package io.trustrail.gateway.detect.exfiltration;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scan;

/** What stands between a sign that an address follows and the address, and how that begins. */
final class Beginning {

    /** Blanks before an address, at most. */
    static final int MOST_BLANKS = 100;

    /** So many characters tell whether an address leads elsewhere, however its scheme is written. */
    private static final int TELLING = 64;

    private Beginning() {}

    static int skipBlanks(String text, int from) {
        int limit = Math.min(text.length(), from + MOST_BLANKS);
        int at = from;
        while (at < limit && Chars.isWhite(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether what starts here may be an address that leads away from where the text is shown. */
    static boolean mayLeadElsewhere(Scan scan, int start, boolean markdown) {
        var text = scan.text();
        int end = Math.min(text.length(), start + TELLING);
        int certain = end < start + TELLING && scan.isUnknown(end) ? certainEnd(text, start, end) : end;
        return Address.mayBegin(Cleaning.clean(text, start, certain, markdown));
    }

    /** Where what may change its meaning with the next character starts: half a character reference, or a backslash. */
    private static int certainEnd(String text, int start, int end) {
        int and = text.lastIndexOf('&', end - 1);
        if (and >= start && text.indexOf(';', and) < 0) {
            return and;
        }
        return end > start && text.charAt(end - 1) == '\\' ? end - 1 : end;
    }
}
