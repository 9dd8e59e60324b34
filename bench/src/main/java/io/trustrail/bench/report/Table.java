package io.trustrail.bench.report;

import java.util.Collections;
import java.util.List;

/** A Markdown table as it grows. */
final class Table {

    private final StringBuilder text = new StringBuilder();

    Table(String... heads) {
        row((Object[]) heads);
        row(Collections.nCopies(heads.length, "---").toArray());
    }

    Table row(Object... cells) {
        text.append("| ");
        text.append(String.join(" | ", List.of(cells).stream().map(Table::cell).toList()));
        text.append(" |\n");
        return this;
    }

    private static String cell(Object cell) {
        return cell.toString().replace("|", "\\|").replace("\n", " ");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
