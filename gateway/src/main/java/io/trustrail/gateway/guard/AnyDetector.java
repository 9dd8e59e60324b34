package io.trustrail.gateway.guard;

import java.util.Set;

/** What all detectors have in common: {@link Detector}s answer at once, others take their time. */
public interface AnyDetector {

    /** The name that policies call it by. */
    String name();

    /** All categories it can find. */
    Set<String> categories();

    /** Whether such texts are its business; of others it is never asked. */
    default boolean reads(Direction direction, Origin origin) {
        return true;
    }
}
