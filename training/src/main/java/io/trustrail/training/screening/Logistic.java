package io.trustrail.training.screening;

import java.util.List;

/** Logistic regression on a few figures, by gradient descent on all rows at once. */
final class Logistic {

    private static final int ROUNDS = 4_000;
    private static final double STEP = 0.5;
    private static final double DECAY = 1e-4;

    private Logistic() {}

    /** One row. */
    record Row(double[] figures, boolean positive) {}

    /** The weights of the figures, and last what is added. */
    static double[] fit(List<Row> rows) {
        int figures = rows.get(0).figures.length;
        var spread = spread(rows, figures);
        var weights = new double[figures + 1];
        for (int round = 0; round < ROUNDS; round++) {
            var gradient = new double[figures + 1];
            for (var row : rows) {
                double logit = weights[figures];
                for (int i = 0; i < figures; i++) {
                    logit += weights[i] * row.figures[i] / spread[i];
                }
                double error = 1 / (1 + Math.exp(-logit)) - (row.positive ? 1 : 0);
                for (int i = 0; i < figures; i++) {
                    gradient[i] += error * row.figures[i] / spread[i];
                }
                gradient[figures] += error;
            }
            for (int i = 0; i <= figures; i++) {
                weights[i] -= STEP * (gradient[i] / rows.size() + DECAY * weights[i]);
            }
        }
        for (int i = 0; i < figures; i++) {
            weights[i] /= spread[i];
        }
        return weights;
    }

    private static double[] spread(List<Row> rows, int figures) {
        var spread = new double[figures];
        for (int i = 0; i < figures; i++) {
            double squares = 0;
            for (var row : rows) {
                squares += row.figures[i] * row.figures[i];
            }
            spread[i] = Math.max(1e-6, Math.sqrt(squares / rows.size()));
        }
        return spread;
    }
}
