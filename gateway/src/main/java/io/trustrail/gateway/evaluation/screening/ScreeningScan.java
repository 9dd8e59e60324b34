package io.trustrail.gateway.evaluation.screening;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trustrail.gateway.detect.screening.Judgement;
import io.trustrail.gateway.evaluation.data.JsonLines;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Screens texts, line by line: {@code {"id","text","lang"?}} in, {@code {"id","score","label","uncertain","lang"}} out. Takes
 * several lines together if they are there already; each answer is flushed before more input is waited for, so that it can
 * be talked to over pipes.
 */
public final class ScreeningScan {

    private static final int MOST_TOGETHER = 32;
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Screens screens;

    public ScreeningScan(Screens screens) {
        this.screens = screens;
    }

    /**
     * Answers every line; one that can't be read with its number and what is wrong, {@code {"line","error"}}.
     *
     * @return whether all lines could be read
     */
    public boolean run(JsonLines lines, Writer out) throws IOException {
        boolean good = true;
        for (var first = lines.next(); first.isPresent(); first = lines.next()) {
            var together = new ArrayList<JsonLines.Line>();
            together.add(first.get());
            while (together.size() < MOST_TOGETHER && lines.isReady()) {
                var next = lines.next();
                if (next.isEmpty()) {
                    break;
                }
                together.add(next.get());
            }
            good &= answer(together, out);
            out.flush();
        }
        return good;
    }

    private boolean answer(List<JsonLines.Line> lines, Writer out) throws IOException {
        var texts = lines.stream()
                .filter(line -> problem(line).isEmpty())
                .map(line -> line.object().orElseThrow().get("text").textValue())
                .toList();
        var judgements = judge(texts).iterator();
        boolean good = true;
        for (var line : lines) {
            var problem = problem(line);
            if (problem.isEmpty()) {
                out.write(json(line.object().orElseThrow(), judgements.next()));
            } else {
                good = false;
                out.write("{\"line\":" + line.number() + ",\"error\":\"" + problem + "\"}\n");
            }
        }
        return good;
    }

    private List<Judgement> judge(List<String> texts) {
        return texts.isEmpty() ? List.of() : screens.judge(texts);
    }

    private static String problem(JsonLines.Line line) {
        if (line.object().isEmpty()) {
            return "is no JSON object";
        }
        var object = line.object().get();
        var id = object.path("id");
        if (!id.isTextual() && !id.isNumber()) {
            return "id is missing; give a text or a number";
        }
        return object.path("text").isTextual() ? "" : "text is missing; give a text";
    }

    private static String json(ObjectNode object, Judgement judgement) throws IOException {
        var line = new StringWriter();
        try (var json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeFieldName("id");
            if (object.get("id").isTextual()) {
                json.writeString(object.get("id").textValue());
            } else {
                json.writeNumber(object.get("id").decimalValue());
            }
            json.writeNumberField("score", judgement.score());
            json.writeNumberField("label", judgement.likely() ? 1 : 0);
            json.writeBooleanField("uncertain", judgement.uncertain());
            json.writeStringField("lang", judgement.language());
            json.writeEndObject();
        }
        return line.append('\n').toString();
    }
}
