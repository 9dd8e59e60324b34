package io.trustrail.gateway.evaluation.screening;

import java.util.ArrayList;
import java.util.List;

/**
 * How long a text takes that was not read before, one at a time, when the code has run some rounds: by the student alone,
 * and where the encoder is asked. Times on the clock.
 *
 * @param student nanoseconds for each text that the student settles, in the middle; NaN if there is none
 * @param studentPer200 the same for each 200 characters
 * @param encoder nanoseconds for each text that the encoder is asked about, in the middle
 * @param encoderSlow what one in a hundred of them exceeds
 */
record TierSpeed(double student, double studentPer200, double encoder, double encoderSlow) {

    static final TierSpeed NOT_MEASURED = new TierSpeed(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private static final int ROUNDS = 6;
    private static final int MOST_TEXTS = 400;
    private static final double CHARACTERS = 200;

    static TierSpeed of(Screens screens, List<String> texts) {
        var student = new ArrayList<Double>();
        var per200 = new ArrayList<Double>();
        var encoder = new ArrayList<Double>();
        int step = Math.max(1, texts.size() / MOST_TEXTS);
        for (int round = 0; round < ROUNDS; round++) {
            student.clear();
            per200.clear();
            encoder.clear();
            for (int i = 0; i < texts.size(); i += step) {
                var text = texts.get(i);
                long start = System.nanoTime();
                boolean asked = screens.judgeAnew(text).asked();
                double took = System.nanoTime() - start;
                if (asked) {
                    encoder.add(took);
                } else {
                    student.add(took);
                    per200.add(took * CHARACTERS / Math.max(CHARACTERS / 2, text.length()));
                }
            }
        }
        return new TierSpeed(at(student, 0.5), at(per200, 0.5), at(encoder, 0.5), at(encoder, 0.99));
    }

    private static double at(List<Double> times, double share) {
        if (times.isEmpty()) {
            return Double.NaN;
        }
        var sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }
}
