package io.trustrail.gateway;

import io.trustrail.gateway.detect.pii.PiiDetector;
import io.trustrail.gateway.detect.secrets.SecretDetector;
import io.trustrail.gateway.detect.terms.TermDetector;
import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What policies can name: the detectors of this build, and the dialects. */
final class Detectors {

    private Detectors() {}

    /** All detectors of personal data and secrets: policies, {@code scan} and {@code eval} know what stands here. */
    static List<Detector> personalData() {
        return List.of(
                new PiiDetector(), //
                new SecretDetector());
    }

    static DetectorCatalogue catalogue() {
        var catalogue = new DetectorCatalogue();
        for (var detector : personalData()) {
            catalogue = catalogue.with(detector);
        }
        return catalogue.with("terms", Detectors::terms);
    }

    /** A list of terms, in the policy itself or in a file beside it. */
    private static Detector terms(DetectorSettings settings) {
        var category = settings.text("category");
        var terms = new ArrayList<>(settings.texts("terms"));
        terms.addAll(settings.lines("terms-file"));
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a list of terms needs terms or a terms-file with at least one");
        }
        return new TermDetector(settings.guard(), category, terms);
    }

    static Set<String> dialects() {
        return Dialects.all().stream().map(Dialect::id).collect(Collectors.toUnmodifiableSet());
    }
}
