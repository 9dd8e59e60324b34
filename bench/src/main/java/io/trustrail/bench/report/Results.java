package io.trustrail.bench.report;

import io.trustrail.bench.measure.SlowStreams;
import io.trustrail.bench.measure.Soak;
import io.trustrail.bench.measure.StartUp;
import io.trustrail.bench.subject.Kind;
import java.util.List;
import java.util.Map;

/**
 * All that a run found out.
 *
 * @param facts about the machine and the run, in order
 * @param kinds that were measured, in order
 * @param notes on what was left out, and why
 */
public record Results(
        Map<String, String> facts,
        List<Kind> kinds,
        List<String> notes,
        Figures figures,
        List<SlowStreams.Result> slow,
        List<Soak.Result> soaks,
        List<StartUp.Result> starts) {}
