package io.trustrail.gateway.remote.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Azure AI Content Safety: {@code text:analyze}, with severities from 0 to 7, which become scores from 0 to 1. */
record AzureContentSafety(LabelMap labels, String version, double threshold) implements Protocol {

    private static final double MOST_SEVERE = 7;
    private static final double SEVERITY_TWO = 2 / MOST_SEVERE;
    private static final Map<String, String> USUAL =
            Map.of("Hate", "HATE", "SelfHarm", "SELF_HARM", "Sexual", "SEXUAL", "Violence", "VIOLENCE");

    static AzureContentSafety of(DetectorSettings settings) {
        return new AzureContentSafety(
                LabelMap.of(USUAL, settings.categories("labels")),
                settings.text("api-version", "2024-09-01"),
                settings.fraction("threshold", SEVERITY_TWO));
    }

    @Override
    public String path() {
        return "/contentsafety/text:analyze?api-version=" + version;
    }

    @Override
    public Map<String, String> headers(String apiKey) {
        return Keys.header("ocp-apim-subscription-key", apiKey);
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
        return Json.object().put("text", texts.get(0)).put("outputType", "EightSeverityLevels");
    }

    @Override
    public List<List<Finding>> findings(JsonNode reply, List<String> texts) {
        var found = new Findings(labels, threshold, texts.get(0));
        for (var analysis : Json.list(reply.path("categoriesAnalysis"))) {
            found.whole(Json.text(analysis, "category"), Json.whole(analysis, "severity") / MOST_SEVERE);
        }
        return List.of(found.all());
    }
}
