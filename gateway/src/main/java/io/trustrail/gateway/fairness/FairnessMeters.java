package io.trustrail.gateway.fairness;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.trustrail.gateway.fairness.audit.Audited;
import io.trustrail.gateway.fairness.drift.Shift;
import io.trustrail.gateway.metrics.GaugeRows;
import java.util.Collection;
import java.util.HashMap;
import java.util.function.Supplier;

/** What the newest audits and looks for drift found, as gauges. */
final class FairnessMeters {

    private final GaugeRows gaps;
    private final GaugeRows warnings;
    private final GaugeRows times;
    private final GaugeRows drift;
    private final GaugeRows driftWarnings;

    FairnessMeters(MeterRegistry registry) {
        gaps = new GaugeRows(
                registry,
                "trustrail.fairness.gap",
                "The largest gap between groups of texts in the newest audit, as a fraction");
        warnings = new GaugeRows(
                registry,
                "trustrail.fairness.warnings",
                "Gaps in the newest audit that are larger than their limit, and surely no chance");
        drift = new GaugeRows(
                registry,
                "trustrail.drift.psi",
                "How far the calls of late are from those before: population stability index");
        driftWarnings = new GaugeRows(
                registry,
                "trustrail.drift.warning",
                "1 where calls have become others than they were, by more than the limit and chance");
        times = new GaugeRows(
                registry, "trustrail.fairness.audited.timestamp", "When the newest audit began", "seconds");
    }

    void showDrift(Collection<Shift> shifts) {
        var rows = new HashMap<Tags, Supplier<Number>>();
        var warned = new HashMap<Tags, Supplier<Number>>();
        for (var shift : shifts) {
            var tags = Tags.of("feature", shift.feature(), "of", shift.of());
            rows.put(tags, shift::psi);
            warned.put(tags, () -> shift.warns() ? 1 : 0);
        }
        drift.show(rows);
        driftWarnings.show(warned);
    }

    void show(Collection<Audited> newest) {
        var gapRows = new HashMap<Tags, Supplier<Number>>();
        var warningRows = new HashMap<Tags, Supplier<Number>>();
        var timeRows = new HashMap<Tags, Supplier<Number>>();
        for (var audited : newest) {
            var feature = Tags.of("feature", audited.feature());
            audited.largest()
                    .forEach(gap -> gapRows.put(
                            feature.and(
                                    "measure",
                                    gap.cell().measure().label(),
                                    "trait",
                                    gap.cell().trait()),
                            gap::value));
            warningRows.put(feature, () -> audited.warnings().size());
            timeRows.put(feature, () -> audited.at().toEpochMilli() / 1e3);
        }
        gaps.show(gapRows);
        warnings.show(warningRows);
        times.show(timeRows);
    }
}
