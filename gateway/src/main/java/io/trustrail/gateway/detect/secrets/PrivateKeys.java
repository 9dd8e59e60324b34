package io.trustrail.gateway.detect.secrets;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;

/**
 * Private keys in the textual encoding of RFC 7468, and PGP's: from the BEGIN line to the END line. A block whose end is
 * missing reaches as far as it looks like one.
 */
final class PrivateKeys implements Recogniser {

    private static final String DASHES = "-----";
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final int LONGEST_TITLE = 40;
    private static final int LONGEST = 8192;
    private static final int FEWEST = 32;

    @Override
    public boolean triggeredBy(char c) {
        return c == '-';
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        if (trigger > 0 && text.charAt(trigger - 1) == '-') {
            return;
        }
        if (!text.startsWith(BEGIN, trigger)) {
            if (isBeginning(scan, BEGIN, trigger)) {
                scan.open(trigger);
            }
            return;
        }
        int title = trigger + BEGIN.length();
        int titleEnd = titleEnd(text, title);
        if (scan.isUnknown(titleEnd + DASHES.length() - 1)) {
            scan.open(trigger);
        } else if (isPrivate(text, title, titleEnd) && text.startsWith(DASHES, titleEnd)) {
            readBody(scan, trigger, titleEnd + DASHES.length());
        }
    }

    private static void readBody(Scan scan, int start, int from) {
        String text = scan.text();
        int limit = start + LONGEST;
        int at = from;
        while (at < limit && at < text.length() && isBody(text, at)) {
            at++;
        }
        int end = at;
        if (text.startsWith(END, at)) {
            int titleEnd = titleEnd(text, at + END.length());
            end = titleEnd + DASHES.length();
            if (scan.isUnknown(end - 1)) {
                scan.open(start);
                return;
            }
            end = text.startsWith(DASHES, titleEnd) ? end : titleEnd;
        } else if (at < limit && isBeginning(scan, END, at)) {
            scan.open(start);
            return;
        }
        if (end > at || at - from >= FEWEST) {
            scan.found(SecretDetector.CATEGORY, start, trimmed(text, end), 0.95);
        }
    }

    /** Base64, headers such as {@code Proc-Type: 4,ENCRYPTED}, and line ends, escaped or not. */
    private static boolean isBody(String text, int at) {
        char c = text.charAt(at);
        if (c == '-') {
            return !text.startsWith("--", at);
        }
        return Chars.isAsciiAlphanumeric(c) || Chars.isWhite(c) || "+/=:,\\".indexOf(c) >= 0;
    }

    private static int titleEnd(String text, int from) {
        int limit = Math.min(text.length(), from + LONGEST_TITLE);
        int at = from;
        while (at < limit && (Chars.isAsciiUpper(text.charAt(at)) || text.charAt(at) == ' ')) {
            at++;
        }
        return at;
    }

    private static boolean isPrivate(String text, int start, int end) {
        return text.substring(start, end).contains(PRIVATE);
    }

    private static int trimmed(String text, int end) {
        int at = end;
        while (Chars.isWhite(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** Whether all that there is from a position on is the beginning of something, with more to come. */
    private static boolean isBeginning(Scan scan, String wanted, int at) {
        String text = scan.text();
        return scan.isUnknown(at + wanted.length() - 1) && wanted.startsWith(text.substring(at));
    }
}
