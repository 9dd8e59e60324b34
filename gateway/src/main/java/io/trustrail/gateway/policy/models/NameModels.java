package io.trustrail.gateway.policy.models;

import io.trustrail.gateway.detect.names.NameCascade;
import io.trustrail.gateway.detect.names.NameDetector;
import io.trustrail.gateway.detect.names.SecondLook;
import io.trustrail.gateway.guard.AnyDetector;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the detector of names: the tagger, which is loaded when a policy first names it, alone or with the encoder that
 * screens behind it. Thread-safe.
 */
public final class NameModels implements DetectorCatalogue.Factory {

    private static final String FAILURE = "second-look-failure";
    private static final List<String> OF_A_LOOK = List.of(FAILURE, "model", "threads", "batch", "queue");

    private final ScreeningModels screening;
    private @Nullable NameDetector tagger;

    /** Makes detectors that share encoders with those for screening. */
    public NameModels(ScreeningModels screening) {
        this.screening = screening;
    }

    @Override
    public AnyDetector create(DetectorSettings settings) {
        var look = settings.choice("second-look", SecondLook.class, SecondLook.NONE);
        var failure = settings.choice(FAILURE, Failure.class, Failure.FLAG);
        var key = screening.key(settings);
        if (look == SecondLook.NONE) {
            OF_A_LOOK.stream()
                    .filter(settings::has)
                    .forEach(name -> settings.error(
                            name, "does nothing without a" + " second-look; add that, or leave this out"));
            return tagger();
        }
        return new NameCascade(tagger(), screening.names(key), look, failure == Failure.BLOCK);
    }

    private synchronized NameDetector tagger() {
        var loaded = tagger == null ? NameDetector.load() : tagger;
        tagger = loaded;
        return loaded;
    }

    /** What becomes of a text at which the encoder should have looked, and could not. */
    private enum Failure {
        /** What the tagger found counts, and the record tells the gap. */
        FLAG,
        /** The text does not go on. */
        BLOCK
    }
}
