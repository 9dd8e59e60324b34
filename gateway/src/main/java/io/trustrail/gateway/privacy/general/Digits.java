package io.trustrail.gateway.privacy.general;

import java.util.ArrayList;
import java.util.List;

/** Groups of digits in a text. */
final class Digits {

    private Digits() {}

    /** Where the digits that start here end; the start itself if there are none. */
    static int end(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** All groups, in ASCII digits. */
    static List<String> groups(String text) {
        var groups = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (end > at) {
                groups.add(ascii(text, at, end));
            }
            at = Math.max(end, at + 1);
        }
        return groups;
    }

    private static String ascii(String text, int from, int to) {
        var digits = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            digits.append(Character.digit(text.charAt(i), 10));
        }
        return digits.toString();
    }
}
