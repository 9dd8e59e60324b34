package io.trustrail.gateway.detect.screening.student;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How the student's figure for one task is read.
 *
 * @param scale what a weight of 1 stands for
 * @param bias what a text without known pieces gets
 * @param low figures below are clear: the encoder is not asked
 * @param high figures from here on are clear too
 * @param alone how the figure becomes a probability
 * @param settled the same for texts that the encoder is not asked about
 * @param encoder what the encoder's logit weighs where it was
 * @param student what the student's figure weighs beside it
 * @param bothBias what is added to the two
 * @param doubtful from which probability on a person should look at a text, unless the encoder's calibration says a higher
 *     one
 * @param likely from which probability on a text is taken for what it is screened for
 */
public record TaskFit(
        double scale,
        double bias,
        double low,
        double high,
        Line alone,
        Line settled,
        double encoder,
        double student,
        double bothBias,
        double doubtful,
        double likely) {

    /** A straight line: figures to logits. */
    public record Line(double slope, double offset) {

        double at(double figure) {
            return slope * figure + offset;
        }
    }

    /** Whether the student can answer without the encoder. */
    public boolean isClear(double figure) {
        return figure < low || figure >= high;
    }

    /** The probability as far as the student can tell. */
    public double alone(double figure) {
        return probability(alone.at(figure));
    }

    /** The probability of a text that the encoder is not asked about. */
    public double settled(double figure) {
        return probability(settled.at(figure));
    }

    /** The probability where the encoder was asked. */
    public double both(double figure, double logit) {
        return probability(encoder * logit + student * figure + bothBias);
    }

    private static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    static TaskFit read(DataInputStream in) throws IOException {
        return new TaskFit(
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                new Line(in.readDouble(), in.readDouble()),
                new Line(in.readDouble(), in.readDouble()),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }

    void write(DataOutputStream out) throws IOException {
        double[] all = {
            scale,
            bias,
            low,
            high,
            alone.slope,
            alone.offset,
            settled.slope,
            settled.offset,
            encoder,
            student,
            bothBias,
            doubtful,
            likely
        };
        for (double value : all) {
            out.writeDouble(value);
        }
    }
}
