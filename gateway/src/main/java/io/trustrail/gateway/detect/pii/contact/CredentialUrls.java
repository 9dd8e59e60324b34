package io.trustrail.gateway.detect.pii.contact;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Placeholders;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;

/** URLs that carry a password, such as {@code postgres://app:s3cret@db/prod}: the whole URL, as a secret. */
public final class CredentialUrls implements Recogniser {

    private static final String CATEGORY = "SECRET";
    private static final int LONGEST_SCHEME = 20;
    private static final int LONGEST_AUTHORITY = 320;
    private static final int LONGEST = 512;
    private static final String AUTHORITY_ENDS = "/?#";
    private static final String NOT_LAST = ".,;:!?)]*_~";

    @Override
    public boolean triggeredBy(char c) {
        return c == ':';
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        int start = schemeStart(text, trigger);
        if (start == trigger) {
            return;
        }
        for (int i = 1; i <= 2; i++) {
            if (scan.isUnknown(trigger + i)) {
                scan.open(start);
                return;
            }
            if (trigger + i >= text.length() || text.charAt(trigger + i) != '/') {
                return;
            }
        }
        int end = authorityEnd(text, trigger + 3);
        if (scan.isUnknown(end)) {
            scan.open(start);
        } else if (hasPassword(text, trigger + 3, end)) {
            report(scan, start, end);
        }
    }

    private static void report(Scan scan, int start, int authorityEnd) {
        String text = scan.text();
        int limit = start + LONGEST;
        int end = authorityEnd;
        while (end < text.length() && end < limit && Chars.isUrl(text.charAt(end))) {
            end++;
        }
        if (end < limit && scan.isUnknown(end)) {
            scan.open(start);
            return;
        }
        while (NOT_LAST.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        scan.found(CATEGORY, start, end, 0.95);
    }

    /** The first letter of the scheme before a colon, or the colon's own position. */
    private static int schemeStart(String text, int colon) {
        int at = colon;
        int start = colon;
        while (at > 0 && colon - at < LONGEST_SCHEME && isScheme(text.charAt(at - 1))) {
            at--;
            start = Chars.isAsciiLetter(text.charAt(at)) ? at : start;
        }
        return start > 0 && text.charAt(start - 1) == '@' ? colon : start;
    }

    private static boolean isScheme(char c) {
        return Chars.isAsciiAlphanumeric(c) || c == '+' || c == '.' || c == '-';
    }

    private static int authorityEnd(String text, int from) {
        int limit = Math.min(text.length(), from + LONGEST_AUTHORITY);
        int at = from;
        while (at < limit && Chars.isUrl(text.charAt(at)) && AUTHORITY_ENDS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static boolean hasPassword(String text, int from, int end) {
        int at = end - 1;
        while (at > from && text.charAt(at) != '@') {
            at--;
        }
        int colon = from;
        while (colon < at && text.charAt(colon) != ':') {
            colon++;
        }
        return at + 1 < end && colon + 1 < at && !Placeholders.isPlaceholder(text, colon + 1, at);
    }
}
