package io.trustrail.gateway.audit.index;

import io.trustrail.gateway.audit.log.leaf.Leaf;
import java.io.IOException;
import java.util.Map;

/** What a leaf says. A field that it doesn't have, or of another kind, is as good as empty. */
record LeafFields(Map<String, Object> fields) {

    /**
     * Of a leaf's JSON.
     *
     * @throws IOException if it is none
     */
    static LeafFields of(byte[] leaf) throws IOException {
        return new LeafFields(Leaf.fields(leaf));
    }

    String text(String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    long number(String name, long otherwise) {
        return fields.get(name) instanceof Long number ? number : otherwise;
    }

    Map<?, ?> map(String name) {
        return fields.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }
}
