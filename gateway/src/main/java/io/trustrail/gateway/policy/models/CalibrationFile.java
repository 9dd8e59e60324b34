package io.trustrail.gateway.policy.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.detect.screening.Calibration;
import io.trustrail.gateway.detect.screening.Calibration.Overall;
import io.trustrail.gateway.detect.screening.Calibration.Platt;
import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.detect.screening.Thresholds;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code calibration.json} of a screening model: for each task its curves by language and where passing and stopping
 * begin, for each category its curve.
 */
public final class CalibrationFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = "all";
    private static final double CATEGORY_THRESHOLD = 0.5;

    private final JsonNode root;
    private final Map<Task, Overall> tasks = new EnumMap<>(Task.class);
    private final Map<String, Platt> categories = new HashMap<>();
    private final Map<String, Map<String, Double>> thresholds = new HashMap<>();
    private final Set<String> languages = new HashSet<>();

    private CalibrationFile(JsonNode root) {
        this.root = root;
    }

    /**
     * Reads the file's bytes.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Calibration read(byte[] bytes) {
        try {
            return new CalibrationFile(JSON.readTree(bytes)).read();
        } catch (IOException e) {
            throw new IllegalArgumentException("calibration.json is no JSON; take it from where the model is from", e);
        }
    }

    private Calibration read() {
        root.path("languages").forEach(language -> languages.add(language.asText()));
        for (var task : Task.values()) {
            task(task, root.path("tasks").path(task.output()));
            for (var category : task.categories().subList(1, task.categories().size())) {
                category(category, root.path("categories").path(category.toLowerCase(Locale.ROOT)));
            }
        }
        return new Calibration(tasks, categories, new Thresholds(thresholds), languages);
    }

    private void task(Task task, JsonNode node) {
        var byLanguage = new HashMap<String, Platt>();
        node.path("platt").properties().forEach(entry -> byLanguage.put(entry.getKey(), curve(entry.getValue())));
        var usual = byLanguage.remove(ALL);
        if (usual == null || !node.path("hi").isNumber() || !node.path("lo").isNumber()) {
            throw new IllegalArgumentException("calibration.json has no lo, hi and platt.all for " + task.output()
                    + "; take it from where the model is");
        }
        if (root.path("languages").isMissingNode()) {
            languages.addAll(byLanguage.keySet());
        }
        tasks.put(task, new Overall(byLanguage, usual, node.path("lo").asDouble()));
        thresholds.put(
                task.categories().get(0), thresholds(node, node.path("hi").asDouble()));
    }

    private void category(String category, JsonNode node) {
        categories.put(category, curve(node));
        thresholds.put(category, thresholds(node, CATEGORY_THRESHOLD));
    }

    /** A threshold, or several by language. */
    private static Map<String, Double> thresholds(JsonNode node, double usual) {
        var given = node.path("threshold");
        var byLanguage = new HashMap<String, Double>();
        byLanguage.put(Thresholds.DEFAULT, given.asDouble(usual));
        given.properties()
                .forEach(
                        entry -> byLanguage.put(entry.getKey(), entry.getValue().asDouble()));
        return byLanguage;
    }

    private static Platt curve(JsonNode node) {
        if (!node.path("a").isNumber() || !node.path("b").isNumber()) {
            throw new IllegalArgumentException(
                    "calibration.json has a curve without a and b; take it from where the model is");
        }
        return new Platt(node.path("a").asDouble(), node.path("b").asDouble());
    }
}
