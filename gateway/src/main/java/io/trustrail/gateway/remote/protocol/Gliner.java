package io.trustrail.gateway.remote.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * GLiNER's own server ({@code python -m gliner.serve}, Ray Serve): {@code POST /gliner} with the labels to look for. Its
 * positions count code points.
 */
record Gliner(LabelMap labels, double threshold) implements Protocol {

    private static final Map<String, String> USUAL = Map.of(
            "person", "PERSON",
            "organization", "ORG",
            "location", "LOCATION",
            "address", "ADDRESS",
            "date of birth", "DATE_OF_BIRTH",
            "medical condition", "HEALTH_TERM");

    /** The policy's labels are what is looked for; without any, the usual ones are. */
    static Gliner of(DetectorSettings settings) {
        var own = settings.categories("labels");
        return new Gliner(new LabelMap(own.isEmpty() ? USUAL : own), settings.fraction("threshold", 0.5));
    }

    @Override
    public String path() {
        return "/gliner";
    }

    @Override
    public Map<String, String> headers(String apiKey) {
        return Keys.bearer(apiKey);
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public Set<String> categories() {
        return labels.all();
    }

    @Override
    public JsonNode request(List<String> texts) {
        var request = Json.object().put("text", texts.get(0)).put("threshold", threshold);
        var wanted = request.putArray("labels");
        new TreeSet<>(labels.categories().keySet()).forEach(wanted::add);
        return request.put("flat_ner", true).put("multi_label", false);
    }

    @Override
    public List<List<Finding>> findings(JsonNode reply, List<String> texts) {
        var found = new Findings(labels, threshold, texts.get(0));
        for (var entity : Json.list(reply.path("entities"))) {
            found.span(
                    Json.text(entity, "label"),
                    Json.whole(entity, "start"),
                    Json.whole(entity, "end"),
                    Json.number(entity, "score"));
        }
        return List.of(found.all());
    }
}
