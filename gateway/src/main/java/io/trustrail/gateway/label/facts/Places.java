package io.trustrail.gateway.label.facts;

import io.trustrail.gateway.label.Source;
import io.trustrail.gateway.label.Source.Kind;
import io.trustrail.gateway.policy.label.LabelWords;
import java.util.List;

/** Where a feature's settings stand. */
record Places(LabelWords words, String feature) {

    /** A field of the feature; where it is left out, the field that could say it. */
    List<Source> ofFeature(Kind kind, String field) {
        return of(kind, "features." + feature + "." + field);
    }

    /** Any field. */
    List<Source> of(Kind kind, String path) {
        return List.of(
                words.place(path).map(place -> Source.field(kind, path, place)).orElseGet(() -> Source.missing(path)));
    }
}
