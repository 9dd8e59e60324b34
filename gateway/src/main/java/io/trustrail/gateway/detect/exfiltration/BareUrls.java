package io.trustrail.gateway.detect.exfiltration;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;

/** Addresses that stand in the text as such: with a scheme, or with {@code www.} */
record BareUrls(Judge judge) implements Recogniser {

    static final int LONGEST_SCHEME = 5;

    private static final String WWW = "www.";
    private static final String ENDS = "\"<>`\\{}|^";
    private static final String NOT_LAST = ".,;:!?*_~'";

    /** Characters of addresses: each is asked about as often as addresses stand within addresses. */
    private static final boolean[] PARTS = parts();

    @Override
    public boolean triggeredBy(char c) {
        return Chars.narrow(c) == ':' || (Chars.narrow(c) | 32) == 'w';
    }

    @Override
    public boolean triggeredBy(char c, char next) {
        return c == ':' ? isSlash(next) : (next | 32) == 'w';
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        int start = start(scan, trigger);
        int rest = start < 0 ? -1 : rest(scan, trigger);
        if (rest < 0) {
            return;
        }
        if (scan.isUnknown(rest)) {
            scan.open(start);
        } else {
            decide(scan, start, rest);
        }
    }

    /** Where the address starts that a character may be the trigger of; -1 if nowhere. */
    private static int start(Scan scan, int trigger) {
        int start = isColon(scan, trigger) ? schemeStart(scan.text(), trigger) : trigger;
        return start >= 0 && scan.startsWord(start) ? start : -1;
    }

    private static int rest(Scan scan, int trigger) {
        return isColon(scan, trigger) ? slashes(scan, trigger + 1) : www(scan, trigger);
    }

    private static boolean isColon(Scan scan, int trigger) {
        return Chars.narrow(scan.text().charAt(trigger)) == ':';
    }

    /** Where the next address starts behind {@code start}; {@code end}, up to which all is known, if there is none. */
    static int next(Scan scan, int start, int end) {
        for (int at = start + 1; at + WWW.length() <= end; at++) {
            char c = Chars.narrow(scan.text().charAt(at));
            if (c == ':' || (c | 32) == 'w') {
                int next = start(scan, at);
                if (next > start && rest(scan, at) >= 0) {
                    return next;
                }
            }
        }
        return end;
    }

    private void decide(Scan scan, int start, int rest) {
        int end = end(scan.text(), start, rest);
        if (end == start + Judge.LONGEST) {
            judge.judge(scan, start, end, Use.FOLLOWED, false);
        } else if (scan.isUnknown(end)) {
            scan.open(start);
        } else {
            int last = last(scan.text(), rest, end);
            if (last > rest) {
                judge.judge(scan, start, last, Use.FOLLOWED, false);
            }
        }
    }

    static int schemeStart(String text, int colon) {
        for (var scheme : Address.SCHEMES) {
            int start = colon - scheme.length();
            if (start >= 0 && stands(text, start, scheme)) {
                return start;
            }
        }
        return -1;
    }

    private static boolean stands(String text, int start, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Chars.fold(text.charAt(start + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where the two slashes end, as far as the text goes; -1 if they are none. */
    private static int slashes(Scan scan, int from) {
        int at = from;
        while (at < from + 2 && !scan.isUnknown(at)) {
            if (at == scan.text().length() || !isSlash(Chars.narrow(scan.text().charAt(at)))) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    /** Where {@code www.} ends, as far as the text goes; -1 if it is not there, or belongs to an address with a scheme. */
    private static int www(Scan scan, int from) {
        var text = scan.text();
        if (from > 0 && (isSlash(text.charAt(from - 1)) || ".-".indexOf(text.charAt(from - 1)) >= 0)) {
            return -1;
        }
        int at = from;
        while (at < from + WWW.length() && !scan.isUnknown(at)) {
            if (at == text.length() || Chars.fold(text.charAt(at)) != WWW.charAt(at - from)) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private static int end(String text, int start, int rest) {
        int limit = Math.min(text.length(), start + Judge.LONGEST);
        var brackets = new Brackets();
        int at = rest;
        while (at < limit && isPart(text.charAt(at)) && !brackets.closes(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPart(char c) {
        char narrow = Chars.narrow(c);
        return narrow < PARTS.length && PARTS[narrow];
    }

    private static boolean[] parts() {
        var parts = new boolean[127];
        for (char c = '!'; c < parts.length; c++) {
            parts[c] = ENDS.indexOf(c) < 0;
        }
        return parts;
    }

    private static int last(String text, int rest, int end) {
        int last = end;
        while (last > rest && NOT_LAST.indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        return last;
    }
}
