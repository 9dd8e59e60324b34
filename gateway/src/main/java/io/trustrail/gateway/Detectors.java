package io.trustrail.gateway;

import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import java.util.Set;
import java.util.stream.Collectors;

/** What policies can name: the detectors of this build, and the dialects. */
final class Detectors {

    private Detectors() {}

    static DetectorCatalogue catalogue() {
        return new DetectorCatalogue();
    }

    static Set<String> dialects() {
        return Dialects.all().stream().map(Dialect::id).collect(Collectors.toUnmodifiableSet());
    }
}
