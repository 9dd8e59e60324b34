package io.trustrail.gateway.detect.names;

import io.trustrail.gateway.guard.late.CascadeDetector;
import java.util.List;
import java.util.Set;

/** The cascade for some texts: all that it is but how it finds. */
interface BothTiers extends CascadeDetector {

    /** What this is for some texts. */
    NameCascade cascade();

    @Override
    default String name() {
        return cascade().name();
    }

    @Override
    default Set<String> categories() {
        return cascade().categories();
    }

    @Override
    default int lookBehind() {
        return cascade().lookBehind();
    }

    @Override
    default int nanosPerCharacter() {
        return cascade().nanosPerCharacter();
    }

    @Override
    default boolean stopsUnlooked() {
        return cascade().stopsUnlooked();
    }

    @Override
    default CascadeDetector over(List<String> texts) {
        return cascade().over(texts);
    }

    @Override
    default CascadeDetector channel() {
        return cascade().channel();
    }
}
