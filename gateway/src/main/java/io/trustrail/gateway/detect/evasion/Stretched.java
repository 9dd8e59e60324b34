package io.trustrail.gateway.detect.evasion;

/** Letters that are drawn out: three and more of the same become one. Slang more often than disguise, so not counted. */
final class Stretched {

    private static final int LONGEST = 3;

    private Stretched() {}

    static boolean isNeeded(String text) {
        int same = 1;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            same = c == text.charAt(i - 1) ? same + 1 : 1;
            if (same == LONGEST && Words.isLetter(c)) {
                return true;
            }
        }
        return false;
    }

    static void undo(Copy copy) {
        int length = copy.length();
        int at = 0;
        copy.rewrite();
        while (at < length) {
            char c = copy.at(at);
            int end = at + 1;
            while (end < length && copy.at(end) == c) {
                end++;
            }
            boolean drawn = end - at >= LONGEST && Words.isLetter(c);
            copy.keep(at);
            for (int i = at + 1; i < end; i++) {
                if (drawn) {
                    copy.extend(i);
                } else {
                    copy.keep(i);
                }
            }
            at = end;
        }
    }
}
