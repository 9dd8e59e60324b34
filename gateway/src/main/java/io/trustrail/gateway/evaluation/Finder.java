package io.trustrail.gateway.evaluation;

import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Replacement;
import io.trustrail.gateway.guard.Rewrite;
import java.util.ArrayList;
import java.util.List;

/**
 * Several detectors as one, joined as the gateway joins their findings: see {@link Edit#merge}. Thread-safe.
 *
 * @param detectors asked in this order, which decides between findings that are as long and as sure
 * @param threshold from which score on a finding counts, 0 to 1
 */
public record Finder(List<Detector> detectors, double threshold) {

    private static final Rewrite NONE = (category, value) -> new Replacement(value, false);

    public Finder {
        detectors = List.copyOf(detectors);
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("the threshold must be from 0 to 1");
        }
    }

    /** Whether one of them waits for other threads. */
    boolean waits() {
        return detectors.stream().anyMatch(Awaited.class::isInstance);
    }

    /** What is in a complete text, by start; no two findings overlap. */
    public List<Finding> find(String text) {
        var all = new ArrayList<Edit>(0);
        for (var detector : detectors) {
            for (var finding : detector.detect(text, 0, true).findings()) {
                if (finding.score() >= threshold) {
                    all.add(Edit.of(finding, NONE));
                }
            }
        }
        return Edit.merge(all).stream()
                .map(edit -> new Finding(edit.category(), edit.start(), edit.end(), edit.score()))
                .toList();
    }
}
