package io.trustrail.gateway.guard.late;

import io.trustrail.gateway.guard.Finding;
import java.util.List;

/** A sentence that was judged, and what was found in it by itself. */
record Sentence(String text, List<Finding> findings) {

    /** Stands before the first one. */
    static final Sentence NONE = new Sentence("", List.of());
}
