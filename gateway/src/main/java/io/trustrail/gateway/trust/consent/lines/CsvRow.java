package io.trustrail.gateway.trust.consent.lines;

import java.util.ArrayList;
import java.util.List;

/**
 * One record of CSV (RFC 4180).
 *
 * @param line where it begins, from 1
 * @param isWhole whether all quotes in it are closed
 */
record CsvRow(int line, List<String> cells, boolean isWhole) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String CALCULATED = "=+-@\t\r";

    CsvRow {
        cells = List.copyOf(cells);
    }

    /** All of a text; lines with nothing in them are left out. */
    static List<CsvRow> read(String text) {
        return new Reader(text).rows();
    }

    /* Exports put a quote before a cell that a spreadsheet would calculate. */
    private static String plain(String cell) {
        boolean guarded = cell.length() > 1 && cell.charAt(0) == '\'' && CALCULATED.indexOf(cell.charAt(1)) >= 0;
        return guarded ? cell.substring(1) : cell;
    }

    /** Goes through a text once. */
    private static final class Reader {
        private final String text;
        private final List<CsvRow> rows = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private List<String> cells = new ArrayList<>();
        private int line = 1;
        private int begin = 1;
        private boolean quoted;

        Reader(String text) {
            this.text = text;
        }

        List<CsvRow> rows() {
            int at = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
            while (at < text.length()) {
                at = read(at);
            }
            endRow();
            return rows;
        }

        /** Reads one character, or two that stand for one; returns where the next one is. */
        private int read(int at) {
            char c = text.charAt(at);
            if (c == '"') {
                boolean doubled = quoted && at + 1 < text.length() && text.charAt(at + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    return at + 2;
                }
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
                cell.append(c);
            } else if (c == ',') {
                endCell();
            } else if (c == '\n') {
                endRow();
            }
            if (c == '\n') {
                line++;
                begin = quoted ? begin : line;
            }
            return at + 1;
        }

        private void endCell() {
            cells.add(plain(cell.toString()));
            cell.setLength(0);
        }

        private void endRow() {
            endCell();
            if (cells.size() > 1 || !cells.get(0).isBlank()) {
                rows.add(new CsvRow(begin, cells, !quoted));
            }
            cells = new ArrayList<>();
        }
    }
}
