package io.trustrail.gateway.evaluation;

import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Finding;
import java.util.List;
import java.util.Set;

/** Takes the first character of every text for a person, and is not sure; fails on texts that say so. */
final class UnsureDetector implements Detector {

    static final double SCORE = 0.3;

    @Override
    public String name() {
        return "unsure";
    }

    @Override
    public Set<String> categories() {
        return Set.of("PERSON");
    }

    @Override
    public int lookBehind() {
        return 0;
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        if (text.startsWith("fail")) {
            throw new IllegalStateException("about " + text);
        }
        return new Detection(List.of(new Finding("PERSON", 0, 1, SCORE)), text.length());
    }
}
