package io.trustrail.gateway.policy.yaml;

import io.trustrail.gateway.policy.yaml.Problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that it can be told at once. */
public final class Problems {

    private final List<Problem> all = new ArrayList<>();

    public void error(Place place, String path, String message) {
        all.add(new Problem(Severity.ERROR, place, path, message));
    }

    public void warning(Place place, String path, String message) {
        all.add(new Problem(Severity.WARNING, place, path, message));
    }

    public boolean hasErrors() {
        return all.stream().anyMatch(Problem::isError);
    }

    /** All of them, by file and line. */
    public List<Problem> sorted() {
        return all.stream()
                .sorted(Comparator.comparing(Problem::place)
                        .thenComparing(Problem::path)
                        .thenComparing(Problem::message))
                .toList();
    }
}
