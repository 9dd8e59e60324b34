package io.trustrail.gateway.evaluation.screening;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.SortedMap;

/** Figures as one JSON object. What can't be told is null. */
final class ScreeningJson {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private ScreeningJson() {}

    static void write(
            PrintWriter out,
            Group all,
            SortedMap<String, Group> languages,
            SortedMap<String, Group> sources,
            SortedMap<String, Group> categories,
            TierSpeed speed)
            throws IOException {
        try (var json = JSON.createGenerator(out).useDefaultPrettyPrinter()) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeFieldName("all");
            group(json, all);
            groups(json, "languages", languages);
            groups(json, "sources", sources);
            groups(json, "categories", categories);
            json.writeObjectFieldStart("nanoseconds");
            number(json, "student", speed.student());
            number(json, "studentPer200Characters", speed.studentPer200());
            number(json, "encoder", speed.encoder());
            number(json, "encoderSlowestInAHundred", speed.encoderSlow());
            json.writeEndObject();
            json.writeEndObject();
        }
        out.println();
        out.flush();
    }

    private static void groups(JsonGenerator json, String name, SortedMap<String, Group> groups) throws IOException {
        json.writeObjectFieldStart(name);
        for (var group : groups.entrySet()) {
            json.writeFieldName(group.getKey());
            group(json, group.getValue());
        }
        json.writeEndObject();
    }

    private static void group(JsonGenerator json, Group group) throws IOException {
        json.writeStartObject();
        json.writeNumberField("texts", group.ranking().texts());
        json.writeNumberField("positives", group.ranking().positives());
        for (var figure : Figure.values()) {
            number(json, figure.title(), figure.of(group));
        }
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }
}
