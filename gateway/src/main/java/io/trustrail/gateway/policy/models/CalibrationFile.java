package io.trustrail.gateway.policy.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.detect.screening.Calibration;
import io.trustrail.gateway.detect.screening.Calibration.Platt;
import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.detect.screening.Thresholds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Reads {@code calibration.json} of a screening model. */
final class CalibrationFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CalibrationFile() {}

    /**
     * Reads the file's bytes.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Calibration read(byte[] bytes) {
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException("calibration.json is no JSON; take it from where the model is from", e);
        }
        var heads = new EnumMap<Task, List<Platt>>(Task.class);
        var thresholds = new HashMap<String, Map<String, Double>>();
        for (var task : Task.values()) {
            var lines = new ArrayList<Platt>();
            for (var category : task.categories()) {
                var head = root.path(task.output()).path(category);
                if (!head.path("slope").isNumber() || !head.path("offset").isNumber()) {
                    throw new IllegalArgumentException("calibration.json has no slope and offset for " + category);
                }
                lines.add(new Platt(head.path("slope").asDouble(), head.path("offset").asDouble()));
                thresholds.put(category, thresholds(head.path("thresholds")));
            }
            heads.put(task, List.copyOf(lines));
        }
        var languages = new HashSet<String>();
        root.path("languages").forEach(language -> languages.add(language.asText()));
        return new Calibration(heads, new Thresholds(thresholds), languages);
    }

    private static Map<String, Double> thresholds(JsonNode node) {
        var byLanguage = new HashMap<String, Double>();
        node.properties().forEach(entry -> byLanguage.put(entry.getKey(), entry.getValue().asDouble()));
        return byLanguage;
    }
}
