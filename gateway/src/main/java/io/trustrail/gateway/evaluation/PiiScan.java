package io.trustrail.gateway.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trustrail.gateway.evaluation.data.JsonLines;
import io.trustrail.gateway.guard.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;

/**
 * Finds personal data in texts, line by line: {@code {"id","text","lang"?}} in, {@code {"id","findings":[…]}} out, with
 * offsets in UTF-16 units. Each answer is flushed before the next line is read, so that it can be talked to over pipes.
 */
public final class PiiScan {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Finder finder;

    public PiiScan(Finder finder) {
        this.finder = finder;
    }

    /**
     * Answers every line; one that can't be read with its number and what is wrong, {@code {"line","error"}}.
     *
     * @return whether all lines could be read
     */
    public boolean run(JsonLines lines, Writer out) throws IOException {
        boolean good = true;
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            good &= answer(line.get(), out);
            out.flush();
        }
        return good;
    }

    private boolean answer(JsonLines.Line line, Writer out) throws IOException {
        var problem = line.object().map(PiiScan::problem).orElse("is no JSON object");
        if (problem.isEmpty()) {
            problem = find(line.object().orElseThrow(), out);
        }
        if (!problem.isEmpty()) {
            out.write("{\"line\":" + line.number() + ",\"error\":\"" + problem + "\"}\n");
        }
        return problem.isEmpty();
    }

    private static String problem(ObjectNode object) {
        var id = object.path("id");
        if (!id.isTextual() && !id.isNumber()) {
            return "id is missing; give a text or a number";
        }
        return object.path("text").isTextual() ? "" : "text is missing; give a text";
    }

    /* A stack overflow is how a detector fails on a hostile text. */
    private String find(ObjectNode object, Writer out) throws IOException {
        List<Finding> findings;
        try {
            findings = finder.find(object.get("text").textValue());
        } catch (RuntimeException | StackOverflowError e) {
            return "a detector failed with " + e.getClass().getName();
        }
        out.write(json(object.get("id"), findings));
        return "";
    }

    private static String json(JsonNode id, List<Finding> findings) throws IOException {
        var line = new StringWriter();
        try (var json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeFieldName("id");
            if (id.isTextual()) {
                json.writeString(id.textValue());
            } else {
                json.writeNumber(id.decimalValue());
            }
            json.writeArrayFieldStart("findings");
            for (var finding : findings) {
                write(json, finding);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return line.append('\n').toString();
    }

    private static void write(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeNumberField("start", finding.start());
        json.writeNumberField("end", finding.end());
        json.writeStringField("type", finding.category());
        json.writeNumberField("score", finding.score());
        json.writeEndObject();
    }
}
