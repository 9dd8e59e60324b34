package io.trustrail.gateway.detect.pii.finance;

import io.trustrail.gateway.detect.pii.check.Sums;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;

/**
 * What a card's magnetic stripe holds (ISO/IEC 7813): track 1, {@code %B4111111111111111^DOE/JANE^2712101…?}, and track 2,
 * {@code 4111111111111111=2712101…}.
 */
public final class CardTracks implements Recogniser {

    private static final String CATEGORY = "CREDIT_CARD";
    private static final int FEWEST_DIGITS = 13;
    private static final int MOST_DIGITS = 19;
    private static final int LONGEST_NAME = 27;
    /** Year, month and service code. */
    private static final int FEWEST_BEHIND = 7;

    private static final int MOST_BEHIND = 40;

    @Override
    public boolean triggeredBy(char c) {
        return c == '=' || c == '^';
    }

    @Override
    public boolean triggeredBy(char c, char next) {
        return c == '=' ? Chars.isDigit(next) : Chars.isAsciiUpper(next);
    }

    @Override
    public boolean accepts(String text, int trigger) {
        return trigger >= FEWEST_DIGITS && Chars.isDigit(text.charAt(trigger - 1));
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        int digits = trigger;
        while (digits > 0 && trigger - digits <= MOST_DIGITS && isFigure(text.charAt(digits - 1))) {
            digits--;
        }
        boolean first = text.charAt(trigger) == '^';
        int start = first ? digits - 2 : digits;
        boolean mayStart = first
                ? start >= 0 && text.startsWith("%B", start)
                : digits == 0 || !Chars.isWord(text.charAt(digits - 1));
        if (!mayStart || trigger - digits < FEWEST_DIGITS || !Sums.luhn(text, digits, trigger)) {
            return;
        }
        int behind = first ? afterName(text, trigger + 1) : trigger + 1;
        int end = behind;
        while (end < text.length() && end - behind < MOST_BEHIND && isFigure(text.charAt(end))) {
            end++;
        }
        if (scan.isUnknown(end)) {
            scan.open(start);
        } else if (end - behind >= FEWEST_BEHIND) {
            boolean closed = first && end < text.length() && text.charAt(end) == '?';
            scan.found(CATEGORY, start, closed ? end + 1 : end, 0.97);
        }
    }

    /** Where the name on the card ends, its closing sign included; the text's end if it is cut; else the same position. */
    private static int afterName(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < LONGEST_NAME && isName(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return at;
        }
        return text.charAt(at) == '^' ? at + 1 : from;
    }

    private static boolean isName(char c) {
        return Chars.isAsciiUpper(c) || " /.-'".indexOf(c) >= 0;
    }

    private static boolean isFigure(char c) {
        return c >= '0' && c <= '9';
    }
}
