package io.trustrail.gateway.review.calibration;

import java.util.List;
import java.util.Optional;

/**
 * Platt scaling: {@code P(approved) = sigmoid(slope · logit + intercept)}, fitted by maximum likelihood on targets that are
 * drawn a little to the middle. J. Platt, <i>Probabilistic outputs for support vector machines</i>, 1999; fitted with
 * Newton's method with a line search as H.-T. Lin, C.-J. Lin and R. Weng, <i>A note on Platt's probabilistic outputs</i>,
 * Machine Learning 68, 2007, propose.
 *
 * @param slope above 0
 */
public record Platt(double slope, double intercept) {

    /** How many labels of each kind a fit needs. */
    public static final int FEWEST_OF_EACH = 10;

    /** How many labels a fit needs. */
    public static final int FEWEST = 50;

    /** Changes nothing. */
    public static final Platt NONE = new Platt(1, 0);

    private static final double NEAREST = 1e-4;
    private static final int MOST_STEPS = 100;
    private static final double RIDGE = 1e-10;
    private static final double GOOD_ENOUGH = 1e-8;
    private static final double SHORTEST_STEP = 1e-10;

    /** The probability that a logit stands for. */
    public double probability(double logit) {
        return sigmoid(slope * logit + intercept);
    }

    /**
     * Fits to labels whose score is the logit.
     *
     * @return empty if there are not enough labels, or better scores don't mean better answers
     */
    static Optional<Platt> fit(List<Scored> labels) {
        long approved = labels.stream().filter(Scored::approved).count();
        long rejected = labels.size() - approved;
        if (labels.size() < FEWEST || approved < FEWEST_OF_EACH || rejected < FEWEST_OF_EACH) {
            return Optional.empty();
        }
        double good = (approved + 1.0) / (approved + 2.0);
        double bad = 1.0 / (rejected + 2.0);
        var fit = new Newton(labels, good, bad).run(new Platt(0, Math.log((approved + 1.0) / (rejected + 1.0))));
        return Optional.of(fit).filter(found -> found.slope() > 0);
    }

    /** The search for the likeliest line. */
    private record Newton(List<Scored> labels, double good, double bad) {

        Platt run(Platt start) {
            var at = start;
            double loss = loss(at);
            for (int step = 0; step < MOST_STEPS; step++) {
                var next = better(at, loss);
                double nextLoss = loss(next);
                if (loss - nextLoss < GOOD_ENOUGH) {
                    return nextLoss < loss ? next : at;
                }
                at = next;
                loss = nextLoss;
            }
            return at;
        }

        private Platt better(Platt at, double loss) {
            double h11 = RIDGE;
            double h22 = RIDGE;
            double h21 = 0;
            double g1 = 0;
            double g2 = 0;
            for (var label : labels) {
                double p = at.probability(label.score());
                double d = p - target(label);
                double w = p * (1 - p);
                h11 += label.score() * label.score() * w;
                h22 += w;
                h21 += label.score() * w;
                g1 += label.score() * d;
                g2 += d;
            }
            double det = h11 * h22 - h21 * h21;
            double da = -(h22 * g1 - h21 * g2) / det;
            double db = -(-h21 * g1 + h11 * g2) / det;
            for (double length = 1; length > SHORTEST_STEP; length /= 2) {
                var next = new Platt(at.slope() + length * da, at.intercept() + length * db);
                if (loss(next) < loss) {
                    return next;
                }
            }
            return at;
        }

        private double loss(Platt at) {
            double loss = 0;
            for (var label : labels) {
                double f = at.slope() * label.score() + at.intercept();
                // log(1 + e^f) − t·f, without overflow.
                loss += Math.max(f, 0) + Math.log1p(Math.exp(-Math.abs(f))) - target(label) * f;
            }
            return loss;
        }

        private double target(Scored label) {
            return label.approved() ? good : bad;
        }
    }

    /** The logit of a probability, 0 to 1; of 0 and 1 the one of what is close to them. */
    public static double logit(double probability) {
        double inside = Math.min(1 - NEAREST, Math.max(NEAREST, probability));
        return Math.log(inside / (1 - inside));
    }

    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
