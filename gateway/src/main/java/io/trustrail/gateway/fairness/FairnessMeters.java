package io.trustrail.gateway.fairness;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.trustrail.gateway.fairness.audit.Audited;
import io.trustrail.gateway.fairness.drift.Shift;
import java.util.ArrayList;
import java.util.Collection;

/** What the newest audits and looks for drift found, as gauges. */
final class FairnessMeters {

    private final MultiGauge gaps;
    private final MultiGauge warnings;
    private final MultiGauge times;
    private final MultiGauge drift;
    private final MultiGauge driftWarnings;

    FairnessMeters(MeterRegistry registry) {
        gaps = MultiGauge.builder("trustrail.fairness.gap")
                .description("The largest gap between groups of texts in the newest audit, as a fraction")
                .register(registry);
        warnings = MultiGauge.builder("trustrail.fairness.warnings")
                .description("Gaps in the newest audit that are larger than their limit, and surely no chance")
                .register(registry);
        drift = MultiGauge.builder("trustrail.drift.psi")
                .description("How far the calls of late are from those before: population stability index")
                .register(registry);
        driftWarnings = MultiGauge.builder("trustrail.drift.warning")
                .description("1 where calls have become others than they were, by more than the limit and chance")
                .register(registry);
        times = MultiGauge.builder("trustrail.fairness.audited.timestamp")
                .description("When the newest audit began")
                .baseUnit("seconds")
                .register(registry);
    }

    void showDrift(Collection<Shift> shifts) {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        var warned = new ArrayList<MultiGauge.Row<?>>();
        for (var shift : shifts) {
            var tags = Tags.of("feature", shift.feature(), "of", shift.of());
            rows.add(MultiGauge.Row.of(tags, shift.psi()));
            warned.add(MultiGauge.Row.of(tags, shift.warns() ? 1 : 0));
        }
        drift.register(rows, true);
        driftWarnings.register(warned, true);
    }

    void show(Collection<Audited> newest) {
        var gapRows = new ArrayList<MultiGauge.Row<?>>();
        var warningRows = new ArrayList<MultiGauge.Row<?>>();
        var timeRows = new ArrayList<MultiGauge.Row<?>>();
        for (var audited : newest) {
            var feature = Tags.of("feature", audited.feature());
            audited.largest()
                    .forEach(gap -> gapRows.add(MultiGauge.Row.of(
                            feature.and(
                                    "measure",
                                    gap.cell().measure().label(),
                                    "trait",
                                    gap.cell().trait()),
                            gap.value())));
            warningRows.add(MultiGauge.Row.of(feature, audited.warnings().size()));
            timeRows.add(MultiGauge.Row.of(feature, audited.at().toEpochMilli() / 1e3));
        }
        gaps.register(gapRows, true);
        warnings.register(warningRows, true);
        times.register(timeRows, true);
    }
}
