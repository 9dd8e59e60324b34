package io.trustrail.gateway.detect.evasion;

/**
 * Letters with something between them: {@code i d i o t}, {@code i.d.i.o.t}. Four and more single letters with the same
 * sign between each two are one word.
 */
final class Spaced {

    private static final int FEWEST = 4;
    private static final String SIGNS = " .-_*/|,~+\u00b7";

    private Spaced() {}

    static void undo(Copy copy) {
        int length = copy.length();
        int at = 0;
        copy.rewrite();
        while (at < length) {
            int end = row(copy, at, length);
            boolean joined = end - at >= 2 * FEWEST - 1;
            for (int i = at; i < end; i++) {
                if (!joined || (i - at) % 2 == 0) {
                    copy.keep(i);
                } else {
                    copy.countDisguised(1);
                }
            }
            at = end;
        }
    }

    /** Where a row of single letters ends that starts here; behind this character if none does. */
    private static int row(Copy copy, int start, int length) {
        boolean first = start == 0 || !Words.isWord(copy.at(start - 1));
        if (!first || !Words.isLetter(copy.at(start)) || start + 2 >= length) {
            return start + 1;
        }
        char sign = copy.at(start + 1);
        if (SIGNS.indexOf(sign) < 0) {
            return start + 1;
        }
        int end = start + 1;
        while (end + 1 < length && copy.at(end) == sign && isSingle(copy, end + 1, length)) {
            end += 2;
        }
        return end;
    }

    private static boolean isSingle(Copy copy, int at, int length) {
        return Words.isLetter(copy.at(at)) && (at + 1 == length || !Words.isWord(copy.at(at + 1)));
    }
}
