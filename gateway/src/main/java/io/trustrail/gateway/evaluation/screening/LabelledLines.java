package io.trustrail.gateway.evaluation.screening;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trustrail.gateway.evaluation.data.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads texts that people said yes or no about: {@code {"text","label","lang"?,"category"?,"source"?}}, one a line. */
final class LabelledLines {

    private LabelledLines() {}

    /** All rows of a file. */
    static List<Row> read(Path file) throws IOException {
        var rows = new ArrayList<Row>();
        try (var in = JsonLines.open(file)) {
            var lines = new JsonLines(in);
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                var place = file.getFileName() + ":" + line.get().number() + ": ";
                rows.add(row(
                        line.get()
                                .object()
                                .orElseThrow(() -> new IllegalArgumentException(place + "is no JSON object")),
                        place));
            }
        }
        return rows;
    }

    private static Row row(ObjectNode object, String place) {
        var label = object.path("label");
        if (!object.path("text").isTextual()) {
            throw new IllegalArgumentException(place + "text is missing; give a text");
        }
        if (!label.isInt() || label.intValue() < 0 || label.intValue() > 1) {
            throw new IllegalArgumentException(place + "label must be 0 or 1");
        }
        return new Row(
                object.get("text").textValue(),
                label.intValue() == 1,
                object.path("lang").asText(""),
                object.path("category").asText(""),
                object.path("source").asText(""));
    }

    /** One text. What is not known is empty. */
    record Row(String text, boolean positive, String language, String category, String source) {}
}
