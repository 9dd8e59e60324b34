package io.trustrail.gateway.detect.exfiltration;

import io.trustrail.gateway.detect.scan.Chars;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Text with percent signs, decoded. */
final class PercentCode {

    private PercentCode() {}

    /** What it says, as UTF-8; bytes that are none become U+FFFD. */
    static String decode(String text) {
        int at = text.indexOf('%');
        if (at < 0) {
            return text;
        }
        var decoded = new StringBuilder(text.length()).append(text, 0, at);
        while (at < text.length()) {
            int end = end(text, at);
            if (end > at) {
                decoded.append(bytes(text, at, end));
                at = end;
            } else {
                decoded.append(text.charAt(at++));
            }
        }
        return decoded.toString();
    }

    /** Where a row of encoded bytes ends. */
    private static int end(String text, int from) {
        int at = from;
        while (at + 2 < text.length()
                && text.charAt(at) == '%'
                && Chars.hex(text.charAt(at + 1)) >= 0
                && Chars.hex(text.charAt(at + 2)) >= 0) {
            at += 3;
        }
        return at;
    }

    private static String bytes(String text, int from, int end) {
        var bytes = new ByteArrayOutputStream((end - from) / 3);
        for (int at = from; at < end; at += 3) {
            bytes.write(16 * Chars.hex(text.charAt(at + 1)) + Chars.hex(text.charAt(at + 2)));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
