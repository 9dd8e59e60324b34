package io.trustrail.gateway.trust.consent.lines;

import io.trustrail.gateway.trust.consent.Consents.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What people have agreed to, as CSV. Pure. */
public final class ExportCsv {

    /** The first line. */
    public static final String HEAD = "id,tenant,subject,purpose,state,source,textVersion,at\r\n";

    private ExportCsv() {}

    /** A line for each purpose that somebody said something about. */
    public static String rows(List<Entry> entries) {
        var csv = new StringBuilder();
        for (var entry : entries) {
            entry.consents()
                    .forEach((purpose, consent) -> csv.append(row(
                            entry.id(),
                            entry.tenant(),
                            entry.number(),
                            purpose.word(),
                            consent.state().word(),
                            consent.source(),
                            consent.textVersion(),
                            consent.at().toString())));
        }
        return csv.toString();
    }

    private static String row(String... cells) {
        return Arrays.stream(cells).map(ExportCsv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /* RFC 4180; a cell that a spreadsheet would calculate gets a quote before it. */
    private static String cell(String text) {
        var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
