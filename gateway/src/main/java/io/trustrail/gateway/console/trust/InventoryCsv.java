package io.trustrail.gateway.console.trust;

import io.trustrail.gateway.trust.inventory.Inventory.Row;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The inventory as CSV. */
final class InventoryCsv {

    private static final String HEAD =
            "application,feature,path,category,risk,vendor,found,in_clear,first_seen,last_seen,as\r\n";

    private InventoryCsv() {}

    static String of(List<Row> rows, UnaryOperator<String> risks) {
        return HEAD + rows.stream().map(row -> line(row, risks)).collect(Collectors.joining());
    }

    private static String line(Row row, UnaryOperator<String> risks) {
        var flow = row.flow();
        return Stream.of(
                                flow.application(),
                                flow.feature(),
                                flow.path(),
                                flow.category(),
                                risks.apply(flow.category()),
                                flow.vendor(),
                                Long.toString(row.found()),
                                Long.toString(row.inClear()),
                                row.firstSeen().toString(),
                                row.lastSeen().toString(),
                                row.as())
                        .map(InventoryCsv::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /* A spreadsheet takes what begins like a formula for one. */
    private static String cell(String value) {
        var safe = !value.isEmpty() && "=+-@".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
