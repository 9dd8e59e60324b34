package io.trustrail.gateway.policy.json;

import com.networknt.schema.Schema;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Finds answers that are no JSON, or not the JSON that a schema asks for; a fence of Markdown around it is taken off. Nothing
 * of an answer is settled before its end, and a finding is all of it.
 */
public final class JsonSchemaDetector implements Detector {

    public static final String INVALID_JSON = "INVALID_JSON";
    public static final String SCHEMA_MISMATCH = "SCHEMA_MISMATCH";

    private static final String FENCE = "```";
    private static final int NANOS_PER_CHARACTER = 50;

    private final Schema schema;

    JsonSchemaDetector(Schema schema) {
        this.schema = schema;
    }

    @Override
    public String name() {
        return "json-schema";
    }

    @Override
    public Set<String> categories() {
        return Set.of(INVALID_JSON, SCHEMA_MISMATCH);
    }

    @Override
    public boolean reads(Direction direction, Origin origin) {
        return direction == Direction.REPLY && origin == Origin.ASSISTANT;
    }

    @Override
    public int lookBehind() {
        return 0;
    }

    @Override
    public int nanosPerCharacter() {
        return NANOS_PER_CHARACTER;
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        if (!complete) {
            return Detection.nothing(from);
        }
        var category = from == text.length() ? "" : category(text);
        return category.isEmpty()
                ? Detection.nothing(text.length())
                : new Detection(List.of(new Finding(category, from, text.length(), 1)), text.length());
    }

    private String category(String text) {
        try {
            return schema.validate(read(text)).isEmpty() ? "" : SCHEMA_MISMATCH;
        } catch (JacksonException e) {
            return INVALID_JSON;
        }
    }

    /** Where in the text it is no JSON, or what in the schema it does not fit. */
    @Override
    public String explain(String text, Finding finding) {
        try {
            var problems = schema.validate(read(text));
            return problems.isEmpty() ? "" : problems.get(0).getEvaluationPath().toString();
        } catch (JacksonException e) {
            var at = e.getLocation();
            return at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
        }
    }

    private static JsonNode read(String text) {
        return JsonSchemas.JSON.readTree(unfenced(text));
    }

    private static String unfenced(String text) {
        var answer = text.strip();
        int line = answer.indexOf('\n');
        boolean fenced = line >= 0 && answer.startsWith(FENCE) && answer.endsWith(FENCE);
        return fenced && line <= answer.length() - FENCE.length()
                ? answer.substring(line + 1, answer.length() - FENCE.length())
                : answer;
    }
}
