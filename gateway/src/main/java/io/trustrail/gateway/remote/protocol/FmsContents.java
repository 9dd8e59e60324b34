package io.trustrail.gateway.remote.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The detector API of the FMS guardrails orchestrator: {@code POST /api/v1/text/contents}, many texts a request. Labels are
 * what it calls detections, or their types.
 */
record FmsContents(LabelMap labels, String service, double threshold) implements Protocol {

    private static final int BATCH = 32;

    static FmsContents of(DetectorSettings settings) {
        return new FmsContents(
                new LabelMap(settings.categories("labels")),
                settings.text("detector-id", ""),
                settings.fraction("threshold", 0.5));
    }

    @Override
    public String path() {
        return "/api/v1/text/contents";
    }

    @Override
    public Map<String, String> headers(String apiKey) {
        var headers = new HashMap<>(Keys.bearer(apiKey));
        if (!service.isEmpty()) {
            headers.put("detector-id", service);
        }
        return headers;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public Set<String> categories() {
        return labels.all();
    }

    @Override
    public JsonNode request(List<String> texts) {
        var request = Json.object();
        texts.forEach(request.putArray("contents")::add);
        request.putObject("detector_params");
        return request;
    }

    @Override
    public List<List<Finding>> findings(JsonNode reply, List<String> texts) {
        var all = new ArrayList<List<Finding>>(texts.size());
        Json.list(reply, texts);
        for (int i = 0; i < texts.size(); i++) {
            var found = new Findings(labels, threshold, texts.get(i));
            for (var detection : Json.list(reply.get(i))) {
                found.span(
                        label(detection),
                        Json.whole(detection, "start"),
                        Json.whole(detection, "end"),
                        Json.number(detection, "score"));
            }
            all.add(found.all());
        }
        return all;
    }

    private String label(JsonNode detection) {
        var label = Json.text(detection, "detection");
        return labels.categories().containsKey(label) ? label : Json.text(detection, "detection_type");
    }
}
