package io.trustrail.gateway.review.calibration;

import java.util.Arrays;
import java.util.List;

/** Where to draw the line, or why not. */
public sealed interface Threshold {

    /**
     * Answers below this confidence should be reviewed.
     *
     * @param confidence in hundredths, rounded up
     * @param rejected on how many labels of answers that reviewers did not let out it rests
     * @param missed how many of these are at or above the line
     * @param reviewed the share of the sampled answers that is below it
     */
    record Below(double confidence, int rejected, int missed, double reviewed) implements Threshold {}

    /**
     * Too few labels to say anything.
     *
     * @param needed how many labels from the sample must be of answers that reviewers did not let out
     * @param rejected how many are
     */
    record NotEnough(int needed, int rejected) implements Threshold {}

    /**
     * Controls the risk without assuming anything about confidence but that the labels are drawn by chance.
     *
     * <p>Among answers that reviewers would not let out, the share at or above a threshold falls as the threshold rises. So
     * the largest number {@code k} of known ones at or above it is taken for which {@code P(Bin(n, alpha) <= k) <= delta}:
     * the exact binomial test of S. Bates, A. Angelopoulos, L. Lei, J. Malik and M. Jordan, <i>Distribution-free,
     * risk-controlling prediction sets</i>, Journal of the ACM 68, 2021, and of A. Angelopoulos, S. Bates, E. Candès, M.
     * Jordan and L. Lei, <i>Learn then test</i>, arXiv 2110.01052. For an order statistic it is the tolerance limit of S.
     * Wilks, <i>Determination of sample sizes for setting tolerance limits</i>, Annals of Mathematical Statistics 12,
     * 1941, and any rising function of the scores, such as a calibration, leaves it as it is.
     *
     * @param sampled labels that chance chose; the score is a probability
     */
    static Threshold of(List<Scored> sampled, Risk risk) {
        var bad = sampled.stream()
                .filter(label -> !label.approved())
                .mapToDouble(Scored::score)
                .sorted()
                .toArray();
        int allowed = allowed(bad.length, risk);
        if (allowed < 0) {
            int needed = (int) Math.ceil(Math.log(risk.delta()) / Math.log1p(-risk.alpha()));
            return new NotEnough(needed, bad.length);
        }
        // Above the one that is first not allowed to be missed.
        double line = Math.min(1, hundredthAbove(bad[bad.length - 1 - allowed]));
        int missed = (int) Arrays.stream(bad).filter(score -> score >= line).count();
        double reviewed =
                (double) sampled.stream().filter(label -> label.score() < line).count() / sampled.size();
        return new Below(line, bad.length, missed, reviewed);
    }

    /** How many of {@code n} may be missed; -1 if not even none is safe. */
    private static int allowed(int n, Risk risk) {
        double log = n * Math.log1p(-risk.alpha());
        double sum = Math.exp(log);
        int allowed = -1;
        while (sum <= risk.delta() && allowed < n - 1) {
            allowed++;
            log += Math.log((double) (n - allowed) / (allowed + 1))
                    + Math.log(risk.alpha())
                    - Math.log1p(-risk.alpha());
            sum += Math.exp(log);
        }
        return allowed;
    }

    private static double hundredthAbove(double score) {
        return (Math.floor(score * 100) + 1) / 100;
    }
}
