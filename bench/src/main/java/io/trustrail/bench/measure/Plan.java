package io.trustrail.bench.measure;

import io.trustrail.bench.subject.Kind;
import java.util.List;
import java.util.Set;

/**
 * What to measure and for how long.
 *
 * @param warmUpSeconds of load on a subject before its first round
 * @param perSecond calls due in the open loop
 */
public record Plan(
        Set<Section> sections,
        List<Kind> kinds,
        int rounds,
        double roundSeconds,
        double warmUpSeconds,
        int perSecond,
        int slowStreams,
        int slowSeconds,
        double soakMinutes,
        int soakPerSecond,
        int starts) {

    /** This plan for these subjects only. */
    public Plan with(List<Kind> present) {
        return new Plan(
                sections,
                present,
                rounds,
                roundSeconds,
                warmUpSeconds,
                perSecond,
                slowStreams,
                slowSeconds,
                soakMinutes,
                soakPerSecond,
                starts);
    }
}
