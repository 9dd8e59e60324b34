package io.trustrail.gateway.evaluation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Figures beside those that were reckoned by hand. */
class RankingTest {

    private static Ranking of(double[] positives, double... negatives) {
        var ranking = new Ranking();
        for (double score : positives) {
            ranking.add(score, true);
        }
        for (double score : negatives) {
            ranking.add(score, false);
        }
        return ranking;
    }

    /* Six pairs: .9 and .6 beat both, .3 loses to .5 and beats .1: 5 of 6. */
    @Test
    void theAreaIsTheShareOfPairsInOrder() {
        assertThat(of(new double[] {0.9, 0.6, 0.3}, 0.5, 0.1).rocAuc()).isEqualTo(5.0 / 6, within(1e-12));
    }

    @Test
    void equalScoresCountHalf() {
        assertThat(of(new double[] {0.5, 0.5}, 0.5, 0.1).rocAuc()).isEqualTo(0.75, within(1e-12));
        assertThat(of(new double[] {0.4, 0.4}, 0.4).rocAuc()).isEqualTo(0.5, within(1e-12));
    }

    /* In order +.9 +.6 -.5 +.3 -.1: precision 1, 1, 3/4 at the three hits. */
    @Test
    void precisionOverRecallIsAveragedOverHits() {
        assertThat(of(new double[] {0.9, 0.6, 0.3}, 0.5, 0.1).prAuc()).isEqualTo((1 + 1 + 0.75) / 3, within(1e-12));
    }

    /* With equal scores a step takes all of them: precision 2/3 for both hits. */
    @Test
    void soItIsWithEqualScores() {
        assertThat(of(new double[] {0.5, 0.5}, 0.5, 0.1).prAuc()).isEqualTo(2.0 / 3, within(1e-12));
    }

    /* To find 6 in 10 of three, .6 is low enough and no alarm is raised; for all three, one of two. */
    @Test
    void falseAlarmsAreThoseAtTheScoreThatFindsEnough() {
        var ranking = of(new double[] {0.9, 0.6, 0.3}, 0.5, 0.1);
        assertThat(ranking.falseAlarmsAtRecall(0.6)).isZero();
        assertThat(ranking.falseAlarmsAtRecall(0.95)).isEqualTo(0.5);
    }

    /* .2 and .3 lie in bins of their own without positives; .92 and .98 in one with half of them, off by .45. */
    @Test
    void calibrationIsWeighedOverBins() {
        var ranking = of(new double[] {0.92}, 0.21, 0.31, 0.98);
        assertThat(ranking.calibrationError()).isEqualTo((0.21 + 0.31 + 2 * 0.45) / 4, within(1e-12));
        assertThat(of(new double[] {1.0}).calibrationError()).isZero();
    }

    @Test
    void withoutTextsOfBothKindsThereIsNothingToTell() {
        var none = new Ranking();
        assertThat(none.rocAuc()).isNaN();
        assertThat(none.prAuc()).isNaN();
        assertThat(none.calibrationError()).isNaN();
        assertThat(of(new double[] {0.5}).falseAlarmsAtRecall(0.95)).isNaN();
    }

    /* 3 hits, 1 miss, 2 alarms, 4 passes. */
    @Test
    void decisionsAreCounted() {
        var decisions = new Decisions();
        boolean[][] rows = {
            {true, true},
            {true, true},
            {true, true},
            {false, true},
            {true, false},
            {true, false},
            {false, false},
            {false, false},
            {false, false},
            {false, false}
        };
        for (var row : rows) {
            decisions.add(row[0], row[1]);
        }
        assertThat(decisions.precision()).isEqualTo(0.6);
        assertThat(decisions.recall()).isEqualTo(0.75);
        assertThat(decisions.f1()).isEqualTo(2 * 0.6 * 0.75 / 1.35, within(1e-12));
        assertThat(decisions.falseAlarms()).isEqualTo(1.0 / 3, within(1e-12));
        assertThat(decisions.accuracy()).isEqualTo(0.7);
        assertThat(new Decisions().f1()).isNaN();
    }
}
