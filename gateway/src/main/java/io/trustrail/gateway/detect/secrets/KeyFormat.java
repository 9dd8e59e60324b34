package io.trustrail.gateway.detect.secrets;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scan;

/**
 * How a vendor writes its keys.
 *
 * @param trigger the place in the prefix of the character that the scan stops at: one that is rare in prose
 * @param fewest the length of the shortest body
 * @param most the length of the longest body; if it's the shortest too, a longer one is something else
 */
record KeyFormat(String prefix, int trigger, Alphabet alphabet, int fewest, int most) {

    /** A format whose scan stops at the prefix's last character. */
    static KeyFormat of(String prefix, Alphabet alphabet, int fewest, int most) {
        return new KeyFormat(prefix, prefix.length() - 1, alphabet, fewest, most);
    }

    char triggerChar() {
        return prefix.charAt(trigger);
    }

    /** Whether a key of this format may start where one would with its trigger here. */
    boolean mayStart(String text, int at) {
        return at >= trigger && begins(text, at - trigger);
    }

    void recognise(Scan scan, int at) {
        String text = scan.text();
        int start = at - trigger;
        if (!mayStart(text, at)) {
            return;
        }
        int body = start + prefix.length();
        if (!text.startsWith(prefix, start)) {
            if (scan.isUnknown(body - 1) && prefix.startsWith(text.substring(start))) {
                scan.open(start);
            }
            return;
        }
        int end = alphabet.end(text, body, most + 1);
        if (Alphabet.mayGrow(scan, body, end, most + 1)) {
            scan.open(start);
        } else if (end - body >= fewest && mayEnd(scan, end, end - body) && isRandom(text, body, end)) {
            scan.found(SecretDetector.CATEGORY, start, Math.min(end, body + most), 0.95);
        }
    }

    /** A body without a fixed length may be longer than we know: then its beginning counts. */
    private boolean mayEnd(Scan scan, int end, int length) {
        return length > most ? fewest < most : scan.endsWord(end);
    }

    private boolean begins(String text, int start) {
        if (text.charAt(start) != prefix.charAt(0)) {
            return false;
        }
        return start == 0 || !(Chars.isWord(text.charAt(start - 1)) || text.charAt(start - 1) == '-');
    }

    /** Long runs of small letters may be words; keys have a digit, but for one in two hundred of sixteen capitals. */
    private boolean isRandom(String text, int start, int end) {
        if (alphabet == Alphabet.UPPER) {
            return true;
        }
        for (int i = start; i < end; i++) {
            if (Chars.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
