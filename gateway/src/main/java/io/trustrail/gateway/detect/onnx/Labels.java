package io.trustrail.gateway.detect.onnx;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model's labels mean. Labels of tokens may say by a prefix where in a name the token stands: B or S and U start
 * one, I goes on, E and L end it.
 */
public final class Labels {

    /** What a policy writes for a label that is no finding. */
    public static final String NONE = "none";

    private static final Map<String, String> USUAL =
            Map.of("PER", "PERSON", "LOC", "LOCATION", "GPE", "LOCATION", "ORGANIZATION", "ORG", "ORGANISATION", "ORG");

    private final List<Label> labels;

    private Labels(List<Label> labels) {
        this.labels = List.copyOf(labels);
    }

    /**
     * The labels of a model that tells them for each token. What {@code categories} does not name keeps its own name.
     *
     * @param names by index
     * @param categories by label, with or without prefix
     */
    public static Labels ofTokens(List<String> names, Map<String, String> categories) {
        var labels = new ArrayList<Label>();
        for (var name : names) {
            boolean prefixed = name.length() > 2 && "BIELSU".indexOf(name.charAt(0)) >= 0 && isDash(name.charAt(1));
            var type = prefixed ? name.substring(2) : name;
            var usual = type.equals("O") ? NONE : USUAL.getOrDefault(snake(type), snake(type));
            var category = categories.getOrDefault(name, categories.getOrDefault(type, usual));
            labels.add(new Label(category, prefixed ? name.charAt(0) : 'I'));
        }
        return new Labels(labels);
    }

    /** The labels of a model that tells them for a text: only those are findings that {@code categories} names. */
    public static Labels ofTexts(List<String> names, Map<String, String> categories) {
        return new Labels(names.stream()
                .map(name -> new Label(categories.getOrDefault(name, NONE), 'I'))
                .toList());
    }

    private static boolean isDash(char c) {
        return c == '-' || c == '_';
    }

    private static String snake(String type) {
        var snake = new StringBuilder();
        type.toUpperCase(Locale.ROOT)
                .chars()
                .forEach(c -> snake.append((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? (char) c : '_'));
        return snake.toString();
    }

    int size() {
        return labels.size();
    }

    /** The category that a label stands for; null if for none. */
    @Nullable String category(int label) {
        var category = labels.get(label).category;
        return category.equals(NONE) ? null : category;
    }

    /** Whether a token with this label is the first of a name, whatever stands before it. */
    boolean starts(int label) {
        return "BSU".indexOf(labels.get(label).place) >= 0;
    }

    /** Whether a token with this label is the last of a name, whatever stands behind it. */
    boolean ends(int label) {
        return "ELSU".indexOf(labels.get(label).place) >= 0;
    }

    /** All categories. */
    public Set<String> categories() {
        var all = new LinkedHashSet<String>();
        labels.stream().map(Label::category).filter(it -> !it.equals(NONE)).forEach(all::add);
        return all;
    }

    private record Label(String category, char place) {}
}
