package io.trustrail.gateway.detect.screening.student;

import io.trustrail.gateway.detect.scan.Chars;

/** Words that say nothing about the tone of a text: those with a digit, an at sign, a slash or a bracket in them. */
final class Contacts {

    private static final String MARKS = "@/_[]";

    private Contacts() {}

    /** The text without them and the blanks behind them; the text itself if it has none. In linear time. */
    static String without(String text) {
        if (text.chars().noneMatch(c -> isMark((char) c))) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        int from = 0;
        while (from < text.length()) {
            int end = from;
            boolean contact = false;
            while (end < text.length() && !Chars.isWhite(text.charAt(end))) {
                contact |= isMark(text.charAt(end++));
            }
            while (end < text.length() && Chars.isWhite(text.charAt(end))) {
                end++;
            }
            if (!contact) {
                kept.append(text, from, end);
            }
            from = end;
        }
        return kept.toString();
    }

    private static boolean isMark(char c) {
        return Chars.isDigit(c) || MARKS.indexOf(c) >= 0;
    }
}
