package io.trustrail.gateway.detect.pii.number;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scan;

/** What may stand between the digit groups of one number: at most three blanks, dashes, dots, slashes and brackets. */
final class Separators {

    /** The text stops, unfinished, before it's clear whether digits follow. */
    static final int UNKNOWN = -2;

    private static final int LONGEST = 3;

    private Separators() {}

    /**
     * Where the next group starts, the same position if none is joined, or {@link #UNKNOWN}.
     *
     * @param open whether a bracket stands open before
     */
    static int next(Scan scan, int from, boolean open) {
        String text = scan.text();
        int at = from;
        int blanks = 0;
        int marks = 0;
        boolean bracket = open;
        while (at < text.length() && at - from < LONGEST) {
            char c = Chars.narrow(text.charAt(at));
            if (Chars.isBlank(c)) {
                blanks++;
            } else if (c == '(' && !bracket) {
                bracket = true;
            } else if (c == ')' && bracket) {
                bracket = false;
            } else if (single(c).isTight()) {
                marks++;
            } else {
                break;
            }
            at++;
        }
        if (scan.isUnknown(at)) {
            return UNKNOWN;
        }
        boolean digit = at < text.length() && Chars.isDigit(text.charAt(at));
        return digit && marks <= 1 && joins(text, from, at, blanks, marks) ? at : from;
    }

    private static boolean joins(String text, int from, int to, int blanks, int marks) {
        int length = to - from;
        if (blanks + marks < length) {
            return blanks <= 1;
        }
        return length == 1
                || (length == 3
                        && blanks == 2
                        && marks == 1
                        && Chars.isBlank(text.charAt(from))
                        && Chars.isBlank(text.charAt(to - 1))
                        && single(text.charAt(from + 1)) != Join.DOT);
    }

    static Join kind(String text, int from, int to) {
        return to - from == 1 ? single(text.charAt(from)) : Join.BRACKET;
    }

    static boolean isOpenAfter(String text, int from, int to, boolean open) {
        boolean after = open;
        for (int i = from; i < to; i++) {
            char c = Chars.narrow(text.charAt(i));
            after = c == '(' || (after && c != ')');
        }
        return after;
    }

    static Join single(char c) {
        char narrow = Chars.narrow(c);
        if (Chars.isBlank(narrow)) {
            return Join.SPACE;
        }
        if (Chars.isDash(narrow)) {
            return Join.DASH;
        }
        return switch (narrow) {
            case '.' -> Join.DOT;
            case '/' -> Join.SLASH;
            case '(', ')' -> Join.BRACKET;
            default -> Join.NONE;
        };
    }
}
