package io.trustrail.training.screening;

import io.trustrail.gateway.detect.screening.student.Pieces;
import io.trustrail.gateway.detect.screening.student.Stretches;
import io.trustrail.gateway.detect.screening.student.Student;
import io.trustrail.gateway.detect.screening.student.TaskFit;
import io.trustrail.gateway.detect.screening.student.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Learns weights by stochastic gradient on the cross entropy with the encoder's probabilities; steps shrink for pieces that
 * were seen often (AdaGrad: J. Duchi, E. Hazan and Y. Singer, 2011). Of a long text the stretch with the highest figure
 * learns. The same texts and options give the same weights.
 */
final class Learner {

    private static final int TASKS = 2;
    private static final double STEP = 0.3;
    private static final double SMALL = 1e-6;
    private static final double DECAY = 2e-6;
    private static final int FEWEST_TEXTS = 2;
    /** What a student knows moves as slowly as if it had been seen so often. */
    private static final float KNOWN = 0.001f;

    private static final int LARGEST = 127;

    private final int bits;
    private final float[] weights;
    private final float[] squares;
    private final byte[] seen;
    private final double[] bias = new double[TASKS];

    Learner(int bits) {
        this.bits = bits;
        this.weights = new float[TASKS << bits];
        this.squares = new float[TASKS << bits];
        this.seen = new byte[1 << bits];
    }

    /** Goes on from what a student knows. */
    Learner(Weights start) {
        this(start.bits());
        double[] scales = {start.toxicity().scale(), start.injection().scale()};
        bias[0] = start.toxicity().bias();
        bias[1] = start.injection().bias();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (scales[i % TASKS] * start.weights()[i]);
            squares[i] = weights[i] == 0 ? 0 : KNOWN;
        }
    }

    void learn(List<ScoredText> texts, int epochs) {
        texts.forEach(this::count);
        var order = new ArrayList<>(texts);
        var random = new Random(1);
        for (int epoch = 0; epoch < epochs; epoch++) {
            Collections.shuffle(order, random);
            double step = STEP * (1 - (double) epoch / epochs);
            double loss = 0;
            for (var text : order) {
                loss += learn(text, step);
            }
            System.out.printf("epoch %d: loss %.4f%n", epoch + 1, loss / order.size());
        }
    }

    private List<Pieces> pieces(ScoredText text) {
        var all = new ArrayList<Pieces>(1);
        Stretches.of(text.plain(), (from, to) -> all.add(Pieces.of(text.plain(), from, to, bits)));
        return all;
    }

    private void count(ScoredText text) {
        for (var pieces : pieces(text)) {
            Arrays.stream(pieces.slots()).distinct().forEach(slot -> {
                if (seen[slot] < FEWEST_TEXTS) {
                    seen[slot]++;
                }
            });
        }
    }

    private double learn(ScoredText text, double step) {
        var stretches = pieces(text);
        double loss = 0;
        for (int task = 0; task < TASKS; task++) {
            double wanted = text.logits()[task];
            if (!Double.isNaN(wanted)) {
                loss += learn(stretches, task, probability(wanted), step);
            }
        }
        return loss;
    }

    private double learn(List<Pieces> stretches, int task, double wanted, double step) {
        var worst = stretches.get(0);
        double figure = figure(worst, task);
        for (var other : stretches.subList(1, stretches.size())) {
            double more = figure(other, task);
            if (more > figure) {
                figure = more;
                worst = other;
            }
        }
        double said = probability(figure);
        double slope = said - wanted;
        bias[task] -= step * 0.05 * slope;
        update(worst, task, slope, step);
        return -wanted * Math.log(said + SMALL) - (1 - wanted) * Math.log(1 - said + SMALL);
    }

    private double figure(Pieces pieces, int task) {
        double characters = sum(pieces, task, 0, pieces.characters());
        double words = sum(pieces, task, pieces.characters(), pieces.slots().length);
        return bias[task]
                + characters * Student.damping(pieces.characters())
                + words * Student.damping(pieces.slots().length - pieces.characters());
    }

    private double sum(Pieces pieces, int task, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[pieces.slots()[i] * TASKS + task];
        }
        return sum;
    }

    private void update(Pieces pieces, int task, double slope, double step) {
        int all = pieces.slots().length;
        for (int i = 0; i < all; i++) {
            int slot = pieces.slots()[i];
            if (seen[slot] >= FEWEST_TEXTS) {
                int count = i < pieces.characters() ? pieces.characters() : all - pieces.characters();
                int at = slot * TASKS + task;
                float gradient = (float) (slope * Student.damping(count) + DECAY * weights[at]);
                squares[at] += gradient * gradient;
                weights[at] -= (float) (step * gradient / Math.sqrt(squares[at] + SMALL));
            }
        }
    }

    private static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** The weights as bytes; figures are read as they are. */
    Weights packed() {
        var packed = new byte[weights.length];
        var scales = new double[TASKS];
        for (int task = 0; task < TASKS; task++) {
            scales[task] = scale(task);
            for (int i = task; i < weights.length; i += TASKS) {
                long rounded = Math.round(weights[i] / scales[task]);
                packed[i] = (byte) Math.max(-LARGEST, Math.min(LARGEST, rounded));
            }
        }
        return new Weights(bits, packed, plain(scales[0], bias[0]), plain(scales[1], bias[1]));
    }

    /** So that all but one in ten thousand of the weights fit. */
    private double scale(int task) {
        var sizes = new ArrayList<Float>();
        for (int i = task; i < weights.length; i += TASKS) {
            if (weights[i] != 0) {
                sizes.add(Math.abs(weights[i]));
            }
        }
        Collections.sort(sizes);
        return sizes.isEmpty() ? 1 : sizes.get((int) (sizes.size() * 0.9999)) / (double) LARGEST;
    }

    static TaskFit plain(double scale, double bias) {
        return new TaskFit(
                scale,
                bias,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                new TaskFit.Line(1, 0),
                new TaskFit.Line(1, 0),
                1,
                0,
                0,
                0,
                0.5);
    }
}
