package io.trustrail.gateway.label;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The label of a feature.
 *
 * @param feature its name; empty for what is not behind this gateway
 * @param entries all lines
 * @param details the settings behind them, of maps, lists, strings, whole numbers and booleans
 */
public record Label(String feature, Map<Line, Entry> entries, Map<String, Object> details) {

    /** @throws IllegalArgumentException if a line is missing */
    public Label {
        if (entries.size() != Line.values().length) {
            throw new IllegalArgumentException("a label has all lines");
        }
        entries = Collections.unmodifiableMap(new EnumMap<>(entries));
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** Of one entry for each line, in whatever order. */
    public static Label of(String feature, List<Entry> entries, Map<String, Object> details) {
        var byLine = new EnumMap<Line, Entry>(Line.class);
        entries.forEach(entry -> byLine.put(entry.line(), entry));
        return new Label(feature, byLine, details);
    }

    public Entry entry(Line line) {
        return Objects.requireNonNull(entries.get(line));
    }

    /** What the feature is called. */
    public String name() {
        return entry(Line.NAME).value();
    }
}
