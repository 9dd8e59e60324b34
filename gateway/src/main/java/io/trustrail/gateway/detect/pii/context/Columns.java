package io.trustrail.gateway.detect.pii.context;

import io.trustrail.gateway.detect.scan.Chars;
import org.jspecify.annotations.Nullable;

/**
 * Where the heading of a value's column stands, in text of lines with separators: CSV, tab-separated, Markdown tables. A
 * heading further away than {@link #REACH} is not seen, since the words that count for a value stand in bounded reach.
 */
final class Columns {

    /** How far left of a value its heading may begin. */
    static final int REACH = 600;

    private static final String SEPARATORS = ",;\t|";
    private static final String BEFORE_VALUES = " \"'";
    private static final int LONGEST_HEADING = 40;
    private static final int MOST_WORDS = 4;
    private static final int NONE = -1;

    private final String text;
    private final int limit;
    private char separator;
    private int start = NONE;
    private int end = NONE;

    private Columns(String text, int position) {
        this.text = text;
        this.limit = Math.max(0, position - REACH);
    }

    /** The heading above a position; null if there is none, or if no cell begins there. */
    static @Nullable Columns above(String text, int position) {
        int at = position;
        while (at > 0 && position - at < 2 && BEFORE_VALUES.indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        if (before != '\n' && SEPARATORS.indexOf(before) < 0) {
            return null;
        }
        var columns = new Columns(text, position);
        columns.separator = before;
        columns.find(position);
        return columns.start == NONE ? null : columns;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    private void find(int position) {
        int line = lineStart(position);
        if (line <= 0) {
            return;
        }
        int column = separator == '\n' ? 0 : column(line, position);
        while (line > 0) {
            int last = line - 1;
            line = lineStart(last);
            if (line == NONE || last == line) {
                return;
            }
            separator = separator == '\n' ? firstSeparator(line, last) : separator;
            int cells = column(line, last);
            if (cells == 0 || cells < column) {
                return;
            }
            if (!hasDigits(line, last) && !isRule(line, last)) {
                take(line, last, column);
                return;
            }
        }
    }

    /** Where the line starts that a position is in; {@link #NONE} if that is out of reach. */
    private int lineStart(int position) {
        int at = position;
        while (at > limit && text.charAt(at - 1) != '\n') {
            at--;
        }
        return at > limit || limit == 0 ? at : NONE;
    }

    private char firstSeparator(int from, int to) {
        for (int i = from; i < to; i++) {
            if (SEPARATORS.indexOf(text.charAt(i)) >= 0) {
                return text.charAt(i);
            }
        }
        return SEPARATORS.charAt(0);
    }

    /** How many separators stand there, those within quotes left out. */
    private int column(int from, int to) {
        int count = 0;
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            count += c == separator && !quoted ? 1 : 0;
        }
        return count;
    }

    private boolean hasDigits(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Chars.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it's the line below the headings of a Markdown table. */
    private boolean isRule(int from, int to) {
        for (int i = from; i < to; i++) {
            if ("|-: \r".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Takes the cell of a column, if all cells of the line are as short as headings. */
    private void take(int from, int to, int column) {
        int cell = 0;
        int first = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text.charAt(i) == separator) {
                if (!isHeading(first, i)) {
                    start = NONE;
                    return;
                }
                if (cell == column) {
                    start = first;
                    end = i;
                }
                cell++;
                first = i + 1;
            }
        }
    }

    private boolean isHeading(int from, int to) {
        int words = 1;
        for (int i = from + 1; i < to - 1; i++) {
            words += text.charAt(i) == ' ' && text.charAt(i + 1) != ' ' ? 1 : 0;
        }
        return to - from <= LONGEST_HEADING && words <= MOST_WORDS + 1;
    }
}
