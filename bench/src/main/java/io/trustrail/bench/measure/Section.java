package io.trustrail.bench.measure;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The parts of a run. */
public enum Section {
    SATURATION("saturation"),
    OPEN_LOOP("openloop"),
    SSE("sse"),
    FIRST_TEXT("firsttext"),
    SLOW("slow"),
    SOAK("soak"),
    START("start");

    private final String label;

    Section(String label) {
        this.label = label;
    }

    public static Section of(String label) {
        return Arrays.stream(values())
                .filter(section -> section.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown part " + label + "; there are "
                        + Arrays.stream(values()).map(section -> section.label).collect(Collectors.joining(", "))));
    }
}
