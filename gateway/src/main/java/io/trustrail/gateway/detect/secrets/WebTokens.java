package io.trustrail.gateway.detect.secrets;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;

/** JSON web tokens in the compact form of RFC 7519: three parts of base64url, the first of which opens a JSON object. */
final class WebTokens implements Recogniser {

    private static final String PREFIX = "eyJ";
    private static final int FEWEST = 10;
    private static final int LONGEST = 4096;

    @Override
    public boolean triggeredBy(char c) {
        return c == 'J';
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        int start = trigger - 2;
        if (start < 0 || !text.startsWith(PREFIX, start) || !begins(text, start)) {
            return;
        }
        int limit = start + LONGEST;
        int part = start;
        for (int parts = 1; parts <= 3; parts++) {
            int end = Alphabet.BASE64URL.end(text, part, limit - part);
            if (Alphabet.mayGrow(scan, part, end, limit - part)) {
                scan.open(start);
                return;
            }
            if (end == limit && parts > 1) {
                part = end;
                break;
            }
            boolean last = parts == 3;
            if (end - part < FEWEST || (!last && (end >= text.length() || text.charAt(end) != '.'))) {
                return;
            }
            part = last ? end : end + 1;
        }
        scan.found(SecretDetector.CATEGORY, start, part, 0.95);
    }

    private static boolean begins(String text, int start) {
        if (start == 0) {
            return true;
        }
        char before = text.charAt(start - 1);
        return !Chars.isWord(before) && before != '-' && before != '.';
    }
}
