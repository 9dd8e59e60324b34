package io.trustrail.gateway.detect.pii.finance;

import io.trustrail.gateway.detect.pii.check.Sums;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;

/**
 * What is said right behind a card's number without any label: {@code 4111 1111 1111 1111 12/27 123}. The number has to be
 * one, by its check digit; a security code has to follow the expiry date, or the number by more than a blank.
 */
public final class CardDetails implements Recogniser {

    private static final String EXPIRY = "CARD_EXPIRY";
    private static final String CODE = "CVV";
    private static final String GAPS = " ,;|/\t";
    private static final String JOINTS = "/-|";
    private static final int LONGEST_GAP = 3;
    private static final int FEWEST_DIGITS = 13;
    private static final int MOST_DIGITS = 19;
    private static final int NONE = -1;

    @Override
    public boolean triggeredBy(char c) {
        return Chars.isDigit(c);
    }

    @Override
    public boolean accepts(String text, int trigger) {
        return trigger > FEWEST_DIGITS
                && GAPS.indexOf(text.charAt(trigger - 1)) >= 0
                && beforeGap(text, trigger) != NONE;
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        int figures = end(text, trigger, 5) - trigger;
        int before = beforeGap(text, trigger);
        if (figures == 2 && isCard(text, before)) {
            expiry(scan, trigger);
        } else if ((figures == 3 || figures == 4) && isBehindCard(text, trigger, before)) {
            boolean cut = scan.isUnknown(trigger + figures + 1);
            decide(scan, CODE, trigger, trigger + figures, cut);
        } else if (scan.isUnknown(trigger + figures) && isBehindCard(text, trigger, before)) {
            scan.open(trigger);
        }
    }

    private static void expiry(Scan scan, int start) {
        String text = scan.text();
        int joint = start + 2;
        boolean joined = joint < text.length() && JOINTS.indexOf(text.charAt(joint)) >= 0;
        int end = joined ? end(text, joint + 1, 5) : joint;
        boolean cut = scan.isUnknown(joined ? end + 1 : joint);
        if (cut || isExpiry(text, start, end)) {
            decide(scan, EXPIRY, start, end, cut);
        }
    }

    private static void decide(Scan scan, String category, int start, int end, boolean cut) {
        if (cut) {
            scan.open(start);
        } else if (!goesOn(scan.text(), end)) {
            scan.found(category, start, end, 0.8);
        }
    }

    /** Whether it's only the beginning of another number, of a word, or an amount. */
    private static boolean goesOn(String text, int end) {
        if (end >= text.length()) {
            return false;
        }
        boolean joined = end + 1 < text.length()
                && ".,:/-".indexOf(text.charAt(end)) >= 0
                && Chars.isDigit(text.charAt(end + 1));
        return joined || Chars.isWord(text.charAt(end)) || "%€$£¥円".indexOf(text.charAt(end)) >= 0;
    }

    /** A month and a year, in two or four figures. */
    private static boolean isExpiry(String text, int start, int end) {
        int length = end - start;
        if ((length != 5 && length != 7) || (length == 7 && !text.startsWith("20", start + 3))) {
            return false;
        }
        int month = (text.charAt(start) - '0') * 10 + text.charAt(start + 1) - '0';
        int decade = text.charAt(end - 2) - '0';
        return month >= 1 && month <= 12 && decade >= 1 && decade <= 4;
    }

    private static boolean isBehindCard(String text, int start, int before) {
        for (int length = 5; length <= 7; length += 2) {
            int expiry = before - length;
            boolean joined =
                    expiry > 0 && JOINTS.indexOf(text.charAt(expiry + 2)) >= 0 && isExpiry(text, expiry, before);
            if (joined && beforeGap(text, expiry) != NONE && isCard(text, beforeGap(text, expiry))) {
                return true;
            }
        }
        return (start - before > 1 || text.charAt(before) != ' ') && isCard(text, before);
    }

    /** Where the figures end that a gap parts from a position; {@link #NONE} if there is no gap or no figure. */
    private static int beforeGap(String text, int position) {
        int at = position;
        while (at > 0 && position - at < LONGEST_GAP && GAPS.indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        boolean joint = position - at == 1 && text.charAt(at) == '/';
        return at > 0 && at < position && !joint && isFigure(text.charAt(at - 1)) ? at : NONE;
    }

    /** Whether the number of a card ends here, in one group or in several. */
    private static boolean isCard(String text, int end) {
        int digits = 0;
        int at = end;
        while (at > 0 && digits <= MOST_DIGITS) {
            char c = text.charAt(at - 1);
            if (isFigure(c)) {
                digits++;
            } else if ((c != ' ' && c != '-') || !isFigure(text.charAt(at))) {
                return false;
            }
            at--;
            boolean starts = isFigure(c) && (at == 0 || !Chars.isWord(text.charAt(at - 1)));
            if (starts
                    && digits >= FEWEST_DIGITS
                    && digits <= MOST_DIGITS
                    && c >= '2'
                    && c <= '6'
                    && Sums.luhn(text, at, end)) {
                return true;
            }
        }
        return false;
    }

    private static int end(String text, int start, int most) {
        int at = start;
        while (at < text.length() && at - start < most && isFigure(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isFigure(char c) {
        return c >= '0' && c <= '9';
    }
}
