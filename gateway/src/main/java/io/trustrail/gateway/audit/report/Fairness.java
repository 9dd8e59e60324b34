package io.trustrail.gateway.audit.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What audits of fairness and looks for drift found. Not thread-safe. */
final class Fairness {

    private static final List<String> ABOUT =
            List.of("event", "osUser", "audit", "policyHash", "feature", "texts", "unread", "warnings");

    /** One audit, or one drift that began. */
    record Row(Instant at, String feature, String warnings, String figures) {}

    private final List<Row> audits = new ArrayList<>();
    private final List<Row> drifts = new ArrayList<>();

    void follow(String what, Instant at, Map<?, ?> facts) {
        var rest = new TreeMap<String, String>();
        facts.forEach((name, value) -> {
            if (!ABOUT.contains(name)) {
                rest.put((String) name, String.valueOf(value));
            }
        });
        var figures = rest.entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(", "));
        boolean audited = what.equals("audited");
        var warnings = audited ? String.valueOf(facts.get("warnings")) : "1";
        (audited ? audits : drifts).add(new Row(at, String.valueOf(facts.get("feature")), warnings, figures));
    }

    List<Row> audits() {
        return audits;
    }

    List<Row> drifts() {
        return drifts;
    }
}
