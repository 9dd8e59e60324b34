package io.trustrail.gateway.remote.protocol;

import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.late.CodePoints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what a server found in one text. For one thread. */
final class Findings {

    private final LabelMap labels;
    private final double threshold;
    private final String text;
    private final CodePoints positions;
    private final List<Finding> spans = new ArrayList<>(0);
    private final Map<String, Double> whole = new HashMap<>();

    Findings(LabelMap labels, double threshold, String text) {
        this.labels = labels;
        this.threshold = threshold;
        this.text = text;
        this.positions = new CodePoints(text);
    }

    /** Takes a finding whose positions count code points, as Python servers do. */
    void span(String label, int start, int end, double score) {
        int from = positions.utf16(start);
        int to = positions.utf16(end);
        var found = new Finding(labels.category(label), from, to, score);
        if (labels.counts(label) && score >= threshold) {
            spans.add(found);
        }
    }

    /** Takes a finding about the text as a whole; of several labels of a category the highest score counts. */
    void whole(String label, double score) {
        var found = new Finding(labels.category(label), 0, text.length(), score);
        if (labels.counts(label) && score >= threshold) {
            whole.merge(found.category(), score, Math::max);
        }
    }

    List<Finding> all() {
        whole.forEach((category, score) -> spans.add(new Finding(category, 0, text.length(), score)));
        return List.copyOf(spans);
    }
}
