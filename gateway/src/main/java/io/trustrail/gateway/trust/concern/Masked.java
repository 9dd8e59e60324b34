package io.trustrail.gateway.trust.concern;

import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Finding;
import java.util.Comparator;
import java.util.List;

/**
 * A text without the personal data that detectors find in it. Prints without the text.
 *
 * @param text with {@code [EMAIL]} and the like in the place of values
 * @param categories of what was found, each once
 */
public record Masked(String text, List<String> categories) {

    private static final double SURE = 0.5;

    public Masked {
        categories = List.copyOf(categories);
    }

    /** Masks a text; takes as long as the detectors do. */
    public static Masked of(String text, List<Detector> detectors) {
        var found = detectors.stream()
                .flatMap(detector -> detector.detect(text, 0, true).findings().stream())
                .filter(finding -> finding.score() >= SURE)
                .sorted(Comparator.comparingInt(Finding::start).thenComparing(Finding::end, Comparator.reverseOrder()))
                .toList();
        var masked = new StringBuilder();
        int done = 0;
        for (var finding : found) {
            if (finding.start() >= done) {
                masked.append(text, done, finding.start())
                        .append('[')
                        .append(finding.category())
                        .append(']');
            }
            done = Math.max(done, finding.end());
        }
        masked.append(text.substring(done));
        return new Masked(
                masked.toString(),
                found.stream().map(Finding::category).distinct().sorted().toList());
    }

    @Override
    public String toString() {
        return "Masked[" + text.length() + " chars, " + categories + "]";
    }
}
