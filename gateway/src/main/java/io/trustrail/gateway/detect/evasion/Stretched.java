package io.trustrail.gateway.detect.evasion;

/**
 * Letters that are drawn out: three and more of the same become one. Not where compounds meet ({@code Schifffahrt}), nor
 * where there are no others ({@code www}). Slang more often than disguise, so not counted.
 */
final class Stretched {

    private static final int LONGEST = 3;
    /** So many letters on both sides are words of their own. */
    private static final int SIDE = 3;

    private Stretched() {}

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
            boolean drawn = end - at > LONGEST || (end - at == LONGEST && !isOrdinary(copy, at, end, length));
            drawn &= Words.isLetter(c);
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

    private static boolean isOrdinary(Copy copy, int start, int end, int length) {
        int before = 0;
        while (before < SIDE && start - before > 0 && Words.isLetter(copy.at(start - before - 1))) {
            before++;
        }
        int after = 0;
        while (after < SIDE && end + after < length && Words.isLetter(copy.at(end + after))) {
            after++;
        }
        return before + after == 0 || (before == SIDE && after == SIDE);
    }
}
