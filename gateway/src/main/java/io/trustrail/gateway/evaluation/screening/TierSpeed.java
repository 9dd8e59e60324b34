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
        int step = Math.max(1, texts.size() / MOST_TEXTS);
        var some = new ArrayList<String>();
        for (int i = 0; i < texts.size(); i += step) {
            some.add(texts.get(i));
        }
        var times = Times.of(screens, some);
        for (int round = 1; round < ROUNDS; round++) {
            times = Times.of(screens, some);
        }
        // So far what the encoder said was remembered.
        screens.forget();
        var encoder = Times.of(screens, some).encoder;
        return new TierSpeed(at(times.student, 0.5), at(times.per200, 0.5), at(encoder, 0.5), at(encoder, 0.99));
    }

    /** One round: nanoseconds of texts that the student settles, the same for 200 characters, and of all others. */
    private record Times(List<Double> student, List<Double> per200, List<Double> encoder) {

        static Times of(Screens screens, List<String> texts) {
            var times = new Times(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (var text : texts) {
                long start = System.nanoTime();
                boolean asked = screens.judge(List.of(text)).get(0).asked();
                double took = System.nanoTime() - start;
                if (asked) {
                    times.encoder.add(took);
                } else {
                    times.student.add(took);
                    times.per200.add(took * CHARACTERS / Math.max(CHARACTERS / 2, text.length()));
                }
            }
            return times;
        }
    }

    private static double at(List<Double> times, double share) {
        if (times.isEmpty()) {
            return Double.NaN;
        }
        var sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }
}
