package io.trustrail.gateway.trust.inventory;

import io.trustrail.gateway.trust.inventory.Inventory.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The inventory as CSV: a line for each row, with a column for each of the last days. Pure. */
public final class InventoryCsv {

    private static final String HEAD =
            "application,feature,path,category,risk,vendor,found,in_clear,first_seen,last_seen,state,as";

    private InventoryCsv() {}

    /**
     * All of it.
     *
     * @param risks the risk of a category, in lower case
     * @param now in the last of the days that rows have
     */
    public static String of(List<Row> rows, UnaryOperator<String> risks, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var days = IntStream.rangeClosed(1 - Inventory.DAYS, 0)
                .mapToObj(ago -> "," + today.plusDays(ago))
                .collect(Collectors.joining());
        return HEAD + days + "\r\n" + rows.stream().map(row -> line(row, risks)).collect(Collectors.joining());
    }

    private static String line(Row row, UnaryOperator<String> risks) {
        var flow = row.flow();
        var facts = Stream.of(
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
                        row.isNew() ? "new" : "known",
                        row.as())
                .map(InventoryCsv::cell);
        return Stream.concat(facts, row.days().stream().map(String::valueOf)).collect(Collectors.joining(",")) + "\r\n";
    }

    /* A spreadsheet takes what begins like a formula for one. */
    private static String cell(String value) {
        var safe = !value.isEmpty() && "=+-@".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
