package io.trustrail.gateway.dialect;

import org.jspecify.annotations.Nullable;

/**
 * The array element that a text stands in, up to the root: known by its {@code index} field or else by its position. Both
 * the index and the role may come after the text, so they are read when the message is complete.
 */
final class Place {

    private final @Nullable Place parent;
    private int index;
    private @Nullable String role;

    Place(@Nullable Place parent, int position) {
        this.parent = parent;
        this.index = position;
    }

    @Nullable Place parent() {
        return parent;
    }

    int index() {
        return index;
    }

    void index(int value) {
        this.index = value;
    }

    void role(String value) {
        this.role = value;
    }

    /** The nearest role, looking outwards; empty if there is none. */
    String role() {
        if (role != null) {
            return role;
        }
        return parent == null ? "" : parent.role();
    }
}
