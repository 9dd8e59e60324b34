package io.trustrail.gateway.api.consents;

import io.trustrail.gateway.api.ApiAnswer;
import io.trustrail.gateway.api.ApiError;
import io.trustrail.gateway.api.Body;
import io.trustrail.gateway.trust.consent.Consents.Entry;
import io.trustrail.gateway.trust.consent.Consents.Statement;
import io.trustrail.gateway.trust.consent.lines.ExportCsv;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Consents of many people: one JSON object a line in, JSON or CSV out. */
final class ConsentLines {

    private static final int MOST = 10_000;
    private static final int LONGEST_ID = 256;

    private ConsentLines() {}

    record Line(String tenant, String id, Statement said) {}

    /** Lines such as {@code {"id": "c-17", "purpose": "answering", "state": "granted", "source": "crm"}}. */
    static List<Line> read(Buffer bytes, String by, String tenant) {
        var lines = new ArrayList<Line>();
        int number = 0;
        for (var text : bytes.toString(StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            if (!text.isBlank()) {
                lines.add(line(text, number, by, tenant));
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

    private static Line line(String text, int number, String by, String tenant) {
        try {
            var body = Body.line(text, "");
            body.only("id", "tenant", "purpose", "state", "source", "textVersion");
            var purpose = ConsentJson.purpose(body.text("purpose", 64));
            var state = ConsentJson.state(body.text("state", 64));
            var said = new Statement(
                    Map.of(purpose, state),
                    body.text("source", 64),
                    body.optional("textVersion", 64).orElse(""),
                    by);
            return new Line(body.optional("tenant", 64).orElse(tenant), body.text("id", LONGEST_ID), said);
        } catch (ApiError error) {
            throw error.at("line " + number);
        }
    }

    static ApiAnswer csv(List<Entry> entries, Map<String, String> headers) {
        var csv = ExportCsv.HEAD + ExportCsv.rows(entries);
        return new ApiAnswer(200, "text/csv; charset=utf-8", Buffer.buffer(csv), headers);
    }
}
