package io.trustrail.gateway.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.trustrail.gateway.evaluation.score.Counts;
import io.trustrail.gateway.evaluation.score.Mistake;
import io.trustrail.gateway.evaluation.score.Scorer;
import io.trustrail.gateway.evaluation.score.Scores;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;

/** Results as one JSON object. A share that has nothing to divide by is null. */
record JsonReport(JsonGenerator json) {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    static void write(Scorer scorer, Speed speed, PrintWriter out) throws IOException {
        try (var json = JSON.createGenerator(out).useDefaultPrettyPrinter()) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            new JsonReport(json).write(scorer, speed);
        }
        out.println();
        out.flush();
    }

    private void write(Scorer scorer, Speed speed) throws IOException {
        json.writeStartObject();
        share("megabytesPerSecond", speed.isMeasured() ? speed.megabytesPerSecond() : Double.NaN);
        json.writeFieldName("all");
        scores(scorer.all());
        groups("languages", scorer.byLanguage());
        groups("sources", scorer.bySource());
        json.writeArrayFieldStart("mistakes");
        for (var mistake : scorer.mistakes()) {
            mistake(mistake);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void groups(String name, Map<String, Scores> groups) throws IOException {
        json.writeObjectFieldStart(name);
        for (var group : groups.entrySet()) {
            json.writeFieldName(group.getKey());
            scores(group.getValue());
        }
        json.writeEndObject();
    }

    private void scores(Scores scores) throws IOException {
        json.writeStartObject();
        json.writeNumberField("texts", scores.texts());
        json.writeNumberField("cleanTexts", scores.cleanTexts());
        json.writeFieldName("total");
        counts(scores.total(), scores);
        json.writeObjectFieldStart("types");
        for (var type : scores.byType().entrySet()) {
            json.writeFieldName(type.getKey());
            counts(type.getValue(), scores);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void counts(Counts counts, Scores group) throws IOException {
        json.writeStartObject();
        json.writeNumberField("labelled", counts.labelled());
        json.writeNumberField("found", counts.found());
        rates("strict", counts.strict());
        rates("overlap", counts.overlap());
        share("anyTypeRecall", counts.anyTypeRecall());
        share("typeAccuracy", counts.typeAccuracy());
        json.writeNumberField("falseAlarms", counts.falseAlarms());
        share("falseAlarmsPerThousand", group.falseAlarmsPerThousand(counts));
        json.writeEndObject();
    }

    private void rates(String name, Counts.Rates rates) throws IOException {
        json.writeObjectFieldStart(name);
        share("precision", rates.precision());
        share("recall", rates.recall());
        share("f1", rates.f1());
        share("f2", rates.f2());
        json.writeEndObject();
    }

    private void share(String name, double share) throws IOException {
        if (Double.isNaN(share)) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, share);
        }
    }

    private void mistake(Mistake mistake) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", mistake.type());
        json.writeStringField("kind", mistake.missed() ? "miss" : "false alarm");
        json.writeStringField("before", mistake.before());
        json.writeStringField("value", mistake.value());
        json.writeStringField("after", mistake.after());
        json.writeEndObject();
    }
}
