package io.trustrail.gateway.remote.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Google's Perspective: {@code comments:analyze}. Asks it not to keep the texts. */
record Perspective(LabelMap labels, double threshold) implements Protocol {

    private static final Map<String, String> USUAL = Map.of(
            "TOXICITY", "TOXICITY",
            "SEVERE_TOXICITY", "TOXICITY",
            "IDENTITY_ATTACK", "IDENTITY_ATTACK",
            "INSULT", "INSULT",
            "PROFANITY", "PROFANITY",
            "THREAT", "THREAT");

    /** The policy's labels are the attributes that are asked for; without any, the usual ones are. */
    static Perspective of(DetectorSettings settings) {
        var own = settings.categories("labels");
        return new Perspective(new LabelMap(own.isEmpty() ? USUAL : own), settings.fraction("threshold", 0.7));
    }

    @Override
    public String path() {
        return "/v1alpha1/comments:analyze";
    }

    @Override
    public Map<String, String> headers(String apiKey) {
        return Keys.header("x-goog-api-key", apiKey);
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
        var request = Json.object().put("doNotStore", true);
        request.putObject("comment").put("text", texts.get(0));
        var wanted = request.putObject("requestedAttributes");
        labels.categories().keySet().stream().sorted().forEach(wanted::putObject);
        return request;
    }

    @Override
    public List<List<Finding>> findings(JsonNode reply, List<String> texts) {
        var found = new Findings(labels, threshold, texts.get(0));
        var scores = Json.object(reply.path("attributeScores"));
        for (var label : labels.categories().keySet()) {
            found.whole(label, Json.number(scores.path(label).path("summaryScore"), "value"));
        }
        return List.of(found.all());
    }
}
