package io.trustrail.gateway.remote.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * OpenAI's moderation: {@code POST /v1/moderations}, many texts a request. Without a threshold, a category counts where
 * OpenAI itself says so.
 *
 * @param threshold from which score on a category counts; 0 to leave that to OpenAI
 */
record OpenAiModeration(LabelMap labels, String model, double threshold) implements Protocol {

    private static final int BATCH = 32;
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("harassment", "HARASSMENT"),
            Map.entry("harassment/threatening", "THREAT"),
            Map.entry("hate", "HATE"),
            Map.entry("hate/threatening", "HATE"),
            Map.entry("illicit", "ILLICIT"),
            Map.entry("illicit/violent", "ILLICIT"),
            Map.entry("self-harm", "SELF_HARM"),
            Map.entry("self-harm/intent", "SELF_HARM"),
            Map.entry("self-harm/instructions", "SELF_HARM"),
            Map.entry("sexual", "SEXUAL"),
            Map.entry("sexual/minors", "SEXUAL_MINORS"),
            Map.entry("violence", "VIOLENCE"),
            Map.entry("violence/graphic", "VIOLENCE"));

    static OpenAiModeration of(DetectorSettings settings) {
        return new OpenAiModeration(
                LabelMap.of(USUAL, settings.categories("labels")),
                settings.text("model", "omni-moderation-latest"),
                settings.fraction("threshold", 0));
    }

    @Override
    public String path() {
        return "/v1/moderations";
    }

    @Override
    public Map<String, String> headers(String apiKey) {
        return Keys.bearer(apiKey);
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
        var request = Json.object().put("model", model);
        texts.forEach(request.putArray("input")::add);
        return request;
    }

    @Override
    public List<List<Finding>> findings(JsonNode reply, List<String> texts) {
        var results = Json.list(reply.path("results"), texts);
        var all = new ArrayList<List<Finding>>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            var found = new Findings(labels, threshold, texts.get(i));
            var scores = Json.object(results.get(i).path("category_scores"));
            var flags = Json.object(results.get(i).path("categories"));
            scores.fieldNames().forEachRemaining(label -> {
                if (threshold > 0 || Json.flag(flags, label)) {
                    found.whole(label, Json.number(scores, label));
                }
            });
            all.add(found.all());
        }
        return all;
    }
}
