package io.trustrail.gateway.api.consents;

import io.trustrail.gateway.api.ApiAnswer;
import io.trustrail.gateway.api.ApiError;
import io.trustrail.gateway.api.Body;
import io.trustrail.gateway.trust.consent.Consents.Entry;
import io.trustrail.gateway.trust.consent.Consents.Statement;
import io.trustrail.gateway.trust.consent.lines.ConsentCsv;
import io.trustrail.gateway.trust.consent.lines.ConsentLine;
import io.trustrail.gateway.trust.consent.lines.ExportCsv;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Consents of many people: one JSON object a line or CSV in, the same out. */
final class ConsentLines {

    private static final int MOST = 10_000;
    private static final int LONGEST_TEXT = 1_000;

    private ConsentLines() {}

    /** Lines such as {@code {"id": "c-17", "purpose": "answering", "state": "granted", "source": "crm"}}. */
    static List<ConsentLine> read(Buffer bytes, String by, String tenant) {
        var lines = new ArrayList<ConsentLine>();
        var seen = new HashMap<List<String>, Integer>();
        int number = 0;
        for (var text : bytes.toString(StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            if (!text.isBlank()) {
                var line = line(text, number, by, tenant);
                refuseTwice(line, seen);
                lines.add(line);
            }
            if (lines.size() > MOST) {
                throw ApiError.invalid("", "There are too many lines.", "Send at most " + MOST + " at once.");
            }
        }
        if (lines.isEmpty()) {
            throw ApiError.invalid("", "There are no lines.", "Send one JSON object a line.");
        }
        return lines;
    }

    /* Of two lines about the same, nobody could say which one is in force. */
    private static void refuseTwice(ConsentLine line, Map<List<String>, Integer> seen) {
        var purpose = line.said().states().keySet().iterator().next().word();
        var first = seen.putIfAbsent(List.of(line.tenant(), line.id(), purpose), line.number());
        if (first != null) {
            throw ApiError.invalid(
                    "line " + line.number() + ": purpose",
                    "Line " + first + " says something about the same person and purpose.",
                    "Leave one of them.");
        }
    }

    /** CSV whose first line names the columns, as the console takes it and exports are. */
    static List<ConsentLine> readCsv(Buffer bytes, String by, String tenant) {
        var read = ConsentCsv.read(bytes.toString(StandardCharsets.UTF_8), tenant, by);
        if (!read.faults().isEmpty()) {
            throw CsvFault.error(read.faults());
        }
        return read.lines();
    }

    private static ConsentLine line(String text, int number, String by, String tenant) {
        try {
            var body = Body.line(text, "");
            body.only("id", "tenant", "purpose", "state", "source", "textVersion");
            var purpose = ConsentJson.purpose("purpose", body.text("purpose", 64));
            var state = ConsentJson.state("state", body.text("state", 64));
            var said = new Statement(
                    Map.of(purpose, state),
                    body.text("source", 64),
                    body.optional("textVersion", 64).orElse(""),
                    by);
            var id = ConsentRoutes.nameable(body.text("id", LONGEST_TEXT));
            return new ConsentLine(number, body.optional("tenant", 64).orElse(tenant), id, said);
        } catch (ApiError error) {
            throw error.at("line " + number);
        }
    }

    static ApiAnswer csv(List<Entry> entries, Map<String, String> headers) {
        var csv = ExportCsv.HEAD + ExportCsv.rows(entries);
        return new ApiAnswer(200, "text/csv; charset=utf-8", Buffer.buffer(csv), headers);
    }
}
