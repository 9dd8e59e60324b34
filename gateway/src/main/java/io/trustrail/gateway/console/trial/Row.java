package io.trustrail.gateway.console.trial;

import io.trustrail.gateway.guard.Reason;
import io.trustrail.gateway.proxy.check.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finding, and what each level does about it.
 *
 * @param number from 1, in the order of the text
 * @param reasons for each level, in the levels' order; empty where rules allow it
 */
public record Row(int number, Found found, List<Optional<Reason>> reasons) {

    private static final Comparator<Found> BY_PLACE = Comparator.comparingInt(
                    (Found found) -> found.finding().start())
            .thenComparingInt(found -> found.finding().end())
            .thenComparing(found -> found.finding().category());

    /** What makes a finding of one level the same as that of another. */
    private record Key(String guard, String category, int start, int end) {

        static Key of(Found found) {
            var finding = found.finding();
            return new Key(found.guard(), finding.category(), finding.start(), finding.end());
        }
    }

    /** All findings of all levels, each once. */
    static List<Row> of(List<Outcome> outcomes) {
        var all = new LinkedHashMap<Key, Found>();
        var byLevel = new ArrayList<Map<Key, Found>>();
        for (var outcome : outcomes) {
            var here = new LinkedHashMap<Key, Found>();
            outcome.result().found().forEach(found -> here.put(Key.of(found), found));
            here.forEach(all::putIfAbsent);
            byLevel.add(here);
        }
        var rows = new ArrayList<Row>();
        for (var found : all.values().stream().sorted(BY_PLACE).toList()) {
            var reasons = byLevel.stream()
                    .map(here -> Optional.ofNullable(here.get(Key.of(found))).map(Found::reason))
                    .toList();
            rows.add(new Row(rows.size() + 1, found, reasons));
        }
        return rows;
    }
}
