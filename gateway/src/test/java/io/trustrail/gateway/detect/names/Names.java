package io.trustrail.gateway.detect.names;

import io.trustrail.gateway.guard.Finding;
import java.util.List;

/** The detector that all tests share, and what it says. */
final class Names {

    static final NameDetector DETECTOR = NameDetector.load();

    private Names() {}

    static List<Finding> in(String text) {
        return DETECTOR.detect(text, 0, true).findings();
    }

    /** What was found of a category, as texts. */
    static List<String> in(String text, String category) {
        return in(text).stream()
                .filter(finding -> finding.category().equals(category))
                .map(finding -> text.substring(finding.start(), finding.end()))
                .toList();
    }
}
