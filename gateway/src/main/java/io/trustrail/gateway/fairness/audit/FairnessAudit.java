package io.trustrail.gateway.fairness.audit;

import io.trustrail.gateway.fairness.figures.Cell;
import io.trustrail.gateway.fairness.figures.Counts;
import io.trustrail.gateway.fairness.figures.Limits;
import io.trustrail.gateway.fairness.figures.Measure;
import io.trustrail.gateway.fairness.texts.Aspect;
import io.trustrail.gateway.fairness.texts.Probe;
import io.trustrail.gateway.fairness.texts.Probes;
import io.trustrail.gateway.fairness.texts.Trait;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.proxy.TextChecks;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;

/** Audits features. Thread-safe; an audit belongs to the thread that asks for it. */
public final class FairnessAudit {

    private final TextChecks checks;
    private final Clock clock;

    public FairnessAudit(TextChecks checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * Audits a feature. Blocks.
     *
     * @param policyHash of the policy that the feature is from
     * @throws InterruptedException if the thread is interrupted: nothing is to be kept then
     */
    public Audited run(Feature feature, String policyHash, Limits limits, Pace pace) throws InterruptedException {
        return run(feature, policyHash, limits, pace, share -> {});
    }

    /**
     * The same, and tells how far it is.
     *
     * @param progress gets the share of all texts that were read, after each of them, on this thread; texts that guards do
     *     not look for are never read, so the last share may be below 1
     */
    public Audited run(Feature feature, String policyHash, Limits limits, Pace pace, DoubleConsumer progress)
            throws InterruptedException {
        var probes = Probes.all();
        var at = clock.instant();
        long start = System.nanoTime();
        var reader = new ProbeReader(
                checks, feature, pace, texts -> progress.accept((double) texts / Math.max(1, probes.size())));
        var screened = EnumSet.noneOf(Aspect.class);
        var counts = new Counts();
        for (var aspect : Aspect.values()) {
            var mine = probes.stream().filter(it -> it.aspect() == aspect).toList();
            if (read(reader, mine, counts)) {
                screened.add(aspect);
            }
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        return Audited.of(
                at,
                feature.name(),
                policyHash,
                new Audited.Effort(reader.texts(), reader.unread(), millis),
                Set.copyOf(screened),
                counts.shares(),
                counts.gaps(limits));
    }

    /* If guards find nothing of what they should find, none of them looks for it: what they leave alone says nothing. */
    private static boolean read(ProbeReader reader, List<Probe> probes, Counts into) throws InterruptedException {
        var harmful = new Counts();
        boolean found = false;
        for (var probe : probes) {
            if (probe.harmful()) {
                found |= reader.read(probe)
                        .map(outcome -> count(probe, outcome, harmful) && !missed(outcome))
                        .orElse(false);
            }
        }
        if (!found) {
            return false;
        }
        into.addAll(harmful);
        for (var probe : probes) {
            if (!probe.harmful()) {
                reader.read(probe).ifPresent(outcome -> count(probe, outcome, into));
            }
        }
        return true;
    }

    private static boolean missed(Outcome outcome) {
        return !outcome.stopped() && !outcome.found();
    }

    private static boolean count(Probe probe, Outcome outcome, Counts into) {
        switch (probe.aspect()) {
            case NAMES -> add(probe, Measure.NAMES_MISSED, missed(outcome), into);
            case TOXICITY -> {
                if (probe.harmful()) {
                    add(probe, Measure.TOXICITY_MISSED, missed(outcome), into);
                } else {
                    add(probe, Measure.TOXICITY_STOPPED, outcome.stopped(), into);
                    add(probe, Measure.TOXICITY_MARKED, !missed(outcome), into);
                }
            }
            case INJECTION -> {
                if (probe.harmful()) {
                    add(probe, Measure.INJECTION_MISSED, missed(outcome), into);
                } else {
                    add(probe, Measure.INJECTION_STOPPED, outcome.stopped(), into);
                    add(probe, Measure.INJECTION_MARKED, !missed(outcome), into);
                }
            }
        }
        return true;
    }

    private static void add(Probe probe, Measure measure, boolean happened, Counts into) {
        probe.groups().forEach((trait, group) -> {
            // A variety belongs to one language: a row for all of them together would say the same again.
            var language = trait == Trait.VARIETY ? "" : probe.language();
            into.add(new Cell(measure, trait.label(), group, language), probe.twin(), happened);
        });
        if (!probe.groups().containsKey(Trait.VARIETY)) {
            into.add(new Cell(measure, Trait.LANGUAGE.label(), probe.language(), ""), false, happened);
        }
    }
}
