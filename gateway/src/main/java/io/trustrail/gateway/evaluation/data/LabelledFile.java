package io.trustrail.gateway.evaluation.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A file of labelled texts: {@code {"text","lang","spans":[{"start","end","type"}],"source","labeled"}}, one a line. */
public final class LabelledFile {

    private LabelledFile() {}

    /**
     * All texts of a file.
     *
     * @throws IllegalArgumentException with file, line, field and fix, but nothing of the text, if a line can't be used
     */
    public static List<LabelledText> read(Path file) throws IOException {
        var texts = new ArrayList<LabelledText>();
        try (var in = JsonLines.open(file)) {
            var lines = new JsonLines(in);
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                var place = file.getFileName() + ":" + line.get().number() + ": ";
                var object = line.get().object();
                texts.add(text(
                        object.orElseThrow(() -> new IllegalArgumentException(place + "is no JSON object")), place));
            }
        }
        return texts;
    }

    private static LabelledText text(ObjectNode line, String place) {
        check(line.path("text").isTextual(), place, "text is missing; give a text");
        check(line.path("spans").isArray(), place, "spans is missing; give a list, [] for none");
        check(line.path("labeled").isArray(), place, "labeled is missing; give the types that are marked, or [\"*\"]");
        var text = line.path("text").textValue();
        var spans = new ArrayList<LabelledText.Span>();
        for (var span : line.path("spans")) {
            spans.add(span(span, text.length(), place + "spans[" + spans.size() + "]"));
        }
        return new LabelledText(
                text, line.path("lang").asText(""), spans, line.path("source").asText(""), labelled(line, place));
    }

    private static LabelledText.Span span(JsonNode span, int length, String place) {
        check(span.path("type").isTextual(), place, ".type is missing; give a type");
        check(span.path("start").isInt() && span.path("end").isInt(), place, " needs start and end as whole numbers");
        int start = span.path("start").intValue();
        int end = span.path("end").intValue();
        check(start >= 0 && start < end && end <= length, place, " does not lie within the text");
        return new LabelledText.Span(start, end, span.path("type").textValue());
    }

    private static Set<String> labelled(ObjectNode line, String place) {
        var labelled = new HashSet<String>();
        for (var type : line.path("labeled")) {
            check(type.isTextual(), place, "labeled may hold names of types only");
            labelled.add(type.textValue());
        }
        return labelled;
    }

    private static void check(boolean good, String place, String problem) {
        if (!good) {
            throw new IllegalArgumentException(place + problem);
        }
    }
}
