package io.trustrail.gateway.audit.index;

import io.trustrail.gateway.audit.log.leaf.Leaf;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the index takes from a leaf. A field that it doesn't have, or of another kind, is as good as empty. */
record LeafFields(Map<String, Object> fields) {

    private static final Set<String> TAKEN = Set.of(
            "type",
            "at",
            "call",
            "facts",
            "tenant",
            "application",
            "feature",
            "level",
            "subject",
            "vendor",
            "model",
            "policyHash",
            "verdict",
            "findings",
            "outcome",
            "status",
            "inputTokens",
            "outputTokens",
            "totalMicros",
            "confidencePermille",
            "language");

    /**
     * Of a leaf's JSON.
     *
     * @throws IOException if it is none
     */
    static LeafFields of(byte[] leaf) throws IOException {
        return new LeafFields(Leaf.fields(leaf, TAKEN::contains));
    }

    String text(String name) {
        return field(name) instanceof String text ? text : "";
    }

    long number(String name, long otherwise) {
        return field(name) instanceof Long number ? number : otherwise;
    }

    Map<?, ?> map(String name) {
        return field(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private @Nullable Object field(String name) {
        if (!TAKEN.contains(name)) {
            throw new IllegalArgumentException("the index does not take " + name);
        }
        return fields.get(name);
    }
}
