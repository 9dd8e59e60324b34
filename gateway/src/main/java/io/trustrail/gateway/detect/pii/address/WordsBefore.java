package io.trustrail.gateway.detect.pii.address;

import io.trustrail.gateway.detect.scan.Chars;

/** The last words before a position, one blank between two, nearest first. */
final class WordsBefore {

    static final int MOST = 7;
    private static final int LONGEST = 28;

    private final String text;
    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private int count;
    private boolean separated;

    WordsBefore(String text, int position) {
        this.text = text;
        int end = position;
        while (count < MOST && end > 0) {
            int start = end;
            while (start > 0 && end - start <= LONGEST && isPart(text.charAt(start - 1))) {
                start--;
            }
            boolean part = start > 0 && (Chars.isWord(text.charAt(start - 1)) || text.charAt(start - 1) == '@');
            if (start == end || end - start > LONGEST || part) {
                break;
            }
            starts[count] = start;
            ends[count++] = end;
            boolean blank = start > 0 && text.charAt(start - 1) == ' ';
            separated = start == 0
                    || ",:;(\n\"|".indexOf(text.charAt(start - 1)) >= 0
                    || (blank && (start == 1 || ",:;\n|.".indexOf(text.charAt(start - 2)) >= 0));
            if (!blank || (start > 1 && !isPart(text.charAt(start - 2)))) {
                break;
            }
            end = start - 1;
        }
    }

    private static boolean isPart(char c) {
        return Chars.isLetter(c) || c == '-' || c == '\'' || c == '’' || c == '.' || c == '/' || c == 'º';
    }

    int count() {
        return count;
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    /** Whether the furthest word stands at the start of a line, or behind a comma or a colon. */
    boolean isSeparated(int index) {
        return index == count - 1 && separated;
    }

    boolean isCapital(int index) {
        return Character.isUpperCase(text.charAt(starts[index]));
    }

    boolean isOpener(int index) {
        return StreetWords.isOpener(text, starts[index], ends[index]);
    }

    boolean isConnector(int index) {
        return StreetWords.isConnector(text, starts[index], ends[index]);
    }

    boolean isStandalone(int index) {
        return StreetWords.isStandalone(text, starts[index], ends[index]);
    }

    boolean hasSuffix(int index) {
        return StreetWords.hasSuffix(text, starts[index], ends[index]);
    }
}
