package io.trustrail.gateway.remote.protocol;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a server's labels mean. A label that nobody named is a finding of the category {@value #OTHER}: a server that learns
 * to find more is not silently ignored.
 *
 * @param categories by label; {@value #NONE} for a label that is no finding
 */
public record LabelMap(Map<String, String> categories) {

    /** The category of labels that are not in the map. */
    public static final String OTHER = "OTHER_FINDING";

    /** What a policy writes for a label that is no finding. */
    public static final String NONE = "none";

    public LabelMap {
        categories = Map.copyOf(categories);
    }

    /** A protocol's usual meanings, with a policy's own over them. */
    static LabelMap of(Map<String, String> usual, Map<String, String> own) {
        var all = new HashMap<>(usual);
        all.putAll(own);
        return new LabelMap(all);
    }

    String category(String label) {
        return categories.getOrDefault(label, OTHER);
    }

    /** Whether a label is a finding at all. */
    boolean counts(String label) {
        return !category(label).equals(NONE);
    }

    /** All categories. */
    Set<String> all() {
        var all = new HashSet<>(categories.values());
        all.remove(NONE);
        all.add(OTHER);
        return all;
    }
}
