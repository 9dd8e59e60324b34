package io.trustrail.gateway.review.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Labels are made from a known truth: an answer with logit x is approved with probability sigmoid(0.5 x + 1). */
class CalibrationTest {

    private static final double SLOPE = 0.5;
    private static final double INTERCEPT = 1;

    private static List<Labelled> labels(int count, long seed, boolean sampled) {
        var chance = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    double logit = chance.nextDouble(-6, 6);
                    boolean approved = chance.nextDouble() < Platt.sigmoid(SLOPE * logit + INTERCEPT);
                    return new Labelled(Platt.sigmoid(logit), Map.of("x", logit), approved, sampled);
                })
                .toList();
    }

    private static double logit(Labelled label) {
        return Objects.requireNonNull(Objects.requireNonNull(label.signals()).get("x"));
    }

    private static CalibrationReport report(List<Labelled> labels, Risk risk) {
        return CalibrationReport.of(labels, CalibrationTest::logit, risk);
    }

    @Test
    void theTruthIsFoundAgainAndConfidenceGetsBetter() {
        var report = report(labels(20_000, 1, true), Risk.USUAL);
        var fit = Objects.requireNonNull(report.fit());
        assertThat(fit.slope()).isCloseTo(SLOPE, within(0.03));
        assertThat(fit.intercept()).isCloseTo(INTERCEPT, within(0.06));
        assertThat(report.before().ece()).isGreaterThan(0.1);
        assertThat(report.after().ece()).isLessThan(0.03);
        assertThat(report.before().eceLow()).isLessThan(report.before().ece()).isGreaterThan(0.1);
        assertThat(report.before().eceHigh()).isGreaterThan(report.before().ece());
        assertThat(report.after().auroc()).isCloseTo(report.before().auroc(), within(0.01));
        assertThat(report.before().bins()).hasSize(10);
    }

    @Test
    void theSameLabelsGiveTheSameReport() {
        assertThat(report(labels(300, 2, true), Risk.USUAL)).isEqualTo(report(labels(300, 2, true), Risk.USUAL));
    }

    @Test
    void aurocIsTheShareOfPairsInTheRightOrder() {
        var chance = new SplittableRandom(3);
        var labels = IntStream.range(0, 200)
                .mapToObj(i -> new Scored(chance.nextInt(10) / 10.0, chance.nextBoolean()))
                .toList();
        double right = 0;
        double pairs = 0;
        for (var good : labels) {
            for (var bad : labels) {
                if (good.approved() && !bad.approved()) {
                    right += good.score() > bad.score() ? 1 : good.score() == bad.score() ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        assertThat(Reliability.of(labels).auroc()).isCloseTo(right / pairs, within(1e-12));
    }

    /** Half of those with the same confidence were approved, in runs: no group of some of them is further off than all. */
    @Test
    void labelsOfEqualConfidenceAreOneGroup() {
        var labels = IntStream.range(0, 100)
                .mapToObj(i -> new Scored(i < 80 ? 0.5 + 1e-15 * i : 0.9, i < 40 || i >= 80))
                .toList();
        var measured = Reliability.of(labels);
        assertThat(measured.bins()).extracting(Reliability.Bin::labels).containsExactly(80, 20);
        assertThat(measured.ece()).isCloseTo(0.02, within(1e-9));
    }

    @Test
    void fewLabelsGiveNoAdvice() {
        var report = report(labels(30, 4, true), Risk.USUAL);
        assertThat(report.fit()).isNull();
        assertThat(report.threshold()).isInstanceOf(Threshold.NotEnough.class);
        assertThat(((Threshold.NotEnough) report.threshold()).needed()).isEqualTo(22);
        assertThat(report(List.of(), Risk.USUAL).before().ece()).isNaN();
    }

    @Test
    void labelsThatNobodyDrewByChanceGiveNoThreshold() {
        var report = report(labels(5_000, 5, false), Risk.USUAL);
        assertThat(report.fit()).isNotNull();
        assertThat(report.onSample()).isFalse();
        assertThat(report.threshold()).isEqualTo(new Threshold.NotEnough(22, 0));
    }

    @Test
    void scoresThatMeanTheOppositeAreNotFitted() {
        var labels = new ArrayList<Labelled>();
        labels(500, 6, true)
                .forEach(it -> labels.add(new Labelled(it.confidence(), it.signals(), !it.approved(), true)));
        assertThat(report(labels, Risk.USUAL).fit()).isNull();
    }

    /** With 59 bad answers and a twentieth, none may be missed; with 58 nothing can be said. */
    @Test
    void theThresholdIsTheExactBinomialOne() {
        var risk = new Risk(0.05, 0.05);
        assertThat(Threshold.of(bad(58), risk)).isEqualTo(new Threshold.NotEnough(59, 58));
        assertThat(Threshold.of(bad(59), risk)).isEqualTo(new Threshold.Below(0.59, 59, 0, 1));
        // P(Bin(93, 0.05) <= 1) = 0.0497
        assertThat(Threshold.of(bad(93), risk)).isEqualTo(new Threshold.Below(0.92, 93, 1, 92.0 / 93));
    }

    /** Bad answers with scores 0.01, 0.02, … */
    private static List<Scored> bad(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Scored(i / 100.0 + 1e-6 - 0.01, false))
                .toList();
    }

    @Test
    void theRiskIsKeptAsOftenAsPromised() {
        var risk = Risk.USUAL;
        var truth = labels(100_000, 7, true).stream()
                .filter(it -> !it.approved())
                .mapToDouble(Labelled::confidence)
                .toArray();
        int broken = 0;
        int given = 0;
        for (int run = 0; run < 400; run++) {
            var threshold = report(labels(300, 1_000 + run, true), risk);
            if (threshold.threshold() instanceof Threshold.Below below && threshold.fit() != null) {
                double line = confidenceAt(below.confidence(), threshold.fit());
                double missed = Arrays.stream(truth).filter(it -> it >= line).count() / (double) truth.length;
                broken += missed > risk.alpha() ? 1 : 0;
                given++;
            }
        }
        assertThat(given).isGreaterThan(390);
        // A tenth of 400 is 40; 20 more would be chance once in a thousand times.
        assertThat(broken).isLessThan(60);
    }

    /** What was said before the calibration where it says this now. */
    private static double confidenceAt(double calibrated, Platt fit) {
        double logit = (Math.log(calibrated / (1 - calibrated)) - fit.intercept()) / fit.slope();
        return Platt.sigmoid(logit);
    }
}
