package io.trustrail.gateway.fairness.audit;

import io.trustrail.gateway.fairness.figures.Cell;
import io.trustrail.gateway.fairness.figures.Gap;
import io.trustrail.gateway.fairness.figures.Measure;
import io.trustrail.gateway.fairness.figures.Share;
import io.trustrail.gateway.fairness.texts.Aspect;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came out of an audit of a feature.
 *
 * @param id its own
 * @param screened what the feature's guards look for; there are no figures about anything else
 * @param shares by group, in each language and in all together
 * @param gaps of the groups that there is something to compare with, the largest first
 */
public record Audited(
        String id,
        Instant at,
        String feature,
        String policyHash,
        Effort effort,
        Set<Aspect> screened,
        Map<Cell, Share> shares,
        List<Gap> gaps) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 8;

    public Audited {
        screened = Set.copyOf(screened);
        shares = Map.copyOf(shares);
        gaps = List.copyOf(gaps);
    }

    /**
     * How much was done.
     *
     * @param texts that guards were asked about
     * @param unread texts of them that a guard could not read, and that count for nothing
     * @param millis how long it took, rests included
     */
    public record Effort(int texts, int unread, long millis) {}

    static Audited of(
            Instant at,
            String feature,
            String policyHash,
            Effort effort,
            Set<Aspect> screened,
            Map<Cell, Share> shares,
            List<Gap> gaps) {
        var id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return new Audited(
                "fair_" + HexFormat.of().formatHex(id),
                at.truncatedTo(ChronoUnit.MILLIS),
                feature,
                policyHash,
                effort,
                screened,
                shares,
                gaps);
    }

    /** The gaps that are larger than their limit, and surely no chance; the largest first. */
    public List<Gap> warnings() {
        return gaps.stream().filter(Gap::warns).toList();
    }

    /** The gaps of groups that differ by a trait, in all languages together; the largest first. */
    public List<Gap> gaps(Measure measure, String trait) {
        return gaps.stream()
                .filter(gap -> gap.cell().measure() == measure
                        && gap.cell().trait().equals(trait)
                        && gap.cell().language().isEmpty())
                .toList();
    }

    /** The largest gap of each measure and trait, in all languages together. */
    public List<Gap> largest() {
        var largest = new LinkedHashMap<List<String>, Gap>();
        for (var gap : gaps) {
            if (gap.cell().language().isEmpty()) {
                largest.putIfAbsent(
                        List.of(gap.cell().measure().label(), gap.cell().trait()), gap);
            }
        }
        return List.copyOf(largest.values());
    }
}
