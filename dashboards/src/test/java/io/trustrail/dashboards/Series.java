package io.trustrail.dashboards;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One line of a panel: points of time in seconds and values.
 *
 * @param name as the panel's legend calls it
 */
record Series(String name, Map<String, String> labels, List<Point> points) {

    private static final Pattern LABEL = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    record Point(double at, double value) {}

    static Series of(JsonObject answered, String legend) {
        var labels = new TreeMap<String, String>();
        answered.getJsonObject("metric").forEach(label -> labels.put(label.getKey(), String.valueOf(label.getValue())));
        var points = new ArrayList<Point>();
        var values = answered.getJsonArray("values", new JsonArray());
        if (answered.containsKey("value")) {
            values = new JsonArray().add(answered.getJsonArray("value"));
        }
        for (int i = 0; i < values.size(); i++) {
            var pair = values.getJsonArray(i);
            points.add(new Point(pair.getDouble(0), number(pair.getString(1))));
        }
        return new Series(name(legend, labels), labels, points);
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf", "-Inf" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    private static String name(String legend, Map<String, String> labels) {
        if (legend.isEmpty()) {
            return labels.isEmpty() ? "value" : labels.toString();
        }
        var name = LABEL.matcher(legend).replaceAll(found -> value(found, labels));
        return name.isBlank() ? "(none)" : name;
    }

    private static String value(MatchResult found, Map<String, String> labels) {
        return java.util.regex.Matcher.quoteReplacement(labels.getOrDefault(found.group(1), ""));
    }

    /** The newest value that is one. */
    double last() {
        return points.stream()
                .mapToDouble(Point::value)
                .filter(value -> !Double.isNaN(value))
                .reduce((first, second) -> second)
                .orElse(Double.NaN);
    }
}
