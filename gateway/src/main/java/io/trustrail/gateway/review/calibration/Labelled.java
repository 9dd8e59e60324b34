package io.trustrail.gateway.review.calibration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer that a person judged.
 *
 * @param confidence what it was said to be worth at the time, 0 to 1
 * @param signals what the confidence was made of, by name; what is not in it was 0. Null if that is not known: then the
 *     confidence has to stand for them
 * @param approved whether the reviewer let it out as it was
 * @param sampled whether chance chose it: only such labels stand for answers that no rule puts before a person
 */
public record Labelled(double confidence, @Nullable Map<String, Double> signals, boolean approved, boolean sampled) {

    public Labelled {
        signals = signals == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(signals));
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("the confidence must be from 0 to 1, and is " + confidence);
        }
    }
}
