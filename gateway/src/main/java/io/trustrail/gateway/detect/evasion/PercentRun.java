package io.trustrail.gateway.detect.evasion;

import java.io.ByteArrayOutputStream;

/** Words of a URL: characters written as a percent sign and two hexadecimal digits, among others that stand as they are. */
final class PercentRun {

    private static final int FEWEST = 3;

    private PercentRun() {}

    private static boolean isEscape(String text, int at) {
        return text.charAt(at) == '%'
                && at + 2 < text.length()
                && HexRun.isHex(text.charAt(at + 1))
                && HexRun.isHex(text.charAt(at + 2));
    }

    static boolean isNeeded(String text) {
        int found = 0;
        for (int i = text.indexOf('%'); i >= 0 && found < FEWEST; i = text.indexOf('%', i + 1)) {
            found += isEscape(text, i) ? 1 : 0;
        }
        return found == FEWEST;
    }

    /** Where the run ends that starts here; {@code start} if there is none. */
    static int end(String text, int start) {
        if (start > 0 && text.charAt(start - 1) > ' ') {
            return start;
        }
        int escapes = 0;
        int at = start;
        while (at < text.length() && text.charAt(at) > ' ' && text.charAt(at) < 0x7f) {
            escapes += isEscape(text, at) ? 1 : 0;
            at++;
        }
        return escapes >= FEWEST ? at : start;
    }

    static byte[] decode(String text, int start, int end) {
        var bytes = new ByteArrayOutputStream();
        int at = start;
        while (at < end && bytes.size() < HiddenTexts.LONGEST) {
            if (isEscape(text, at)) {
                bytes.write(Integer.parseInt(text, at + 1, at + 3, 16));
                at += 3;
            } else {
                bytes.write(text.charAt(at) == '+' ? ' ' : text.charAt(at));
                at++;
            }
        }
        return bytes.toByteArray();
    }
}
