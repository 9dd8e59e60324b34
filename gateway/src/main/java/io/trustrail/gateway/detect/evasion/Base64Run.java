package io.trustrail.gateway.detect.evasion;

import java.util.Base64;

/** Base64, with either alphabet. */
final class Base64Run {

    private static final int SHORTEST = 16;
    private static final int GROUP = 4;

    private Base64Run() {}

    private static boolean isPart(char c) {
        return Words.isAsciiLetter(c) || Words.isDigit(c) || c == '+' || c == '/' || c == '-' || c == '_';
    }

    /** Long words have neither figures nor capitals in them. */
    static boolean isNeeded(String text) {
        int row = 0;
        int odd = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPart(c)) {
                odd += row > 0 && (Words.isUpper(c) || Words.isDigit(c)) ? 1 : 0;
                row++;
                if (row >= SHORTEST && odd > 1) {
                    return true;
                }
            } else {
                row = 0;
                odd = 0;
            }
        }
        return false;
    }

    /** Where the run ends that starts here, without its padding; {@code start} if it is too short. */
    static int end(String text, int start) {
        if (start > 0 && isPart(text.charAt(start - 1))) {
            return start;
        }
        int end = start;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return end - start >= SHORTEST ? end : start;
    }

    /** Nothing if it is no base64. */
    static byte[] decode(String text, int start, int end) {
        int most = HiddenTexts.LONGEST / 3 * GROUP;
        int stop = end - start > most ? start + most : end;
        var run = text.substring(start, stop).replace('-', '+').replace('_', '/');
        if (run.length() % GROUP == 1) {
            run = run.substring(0, run.length() - 1);
        }
        try {
            return Base64.getDecoder().decode(run);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
