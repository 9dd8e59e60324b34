package io.trustrail.gateway.detect.screening;

import io.trustrail.gateway.detect.onnx.encoder.Encoded;
import io.trustrail.gateway.detect.onnx.encoder.Tokenised;
import io.trustrail.gateway.detect.screening.Calibration.Overall;
import io.trustrail.gateway.detect.screening.Calibration.Platt;
import io.trustrail.gateway.detect.screening.student.Pieces;
import io.trustrail.gateway.detect.screening.student.Student;
import io.trustrail.gateway.detect.screening.student.TaskFit;
import io.trustrail.gateway.detect.screening.student.Weights;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tiers that know a few words. */
public final class Models {

    static final String RUDE = "zorvath";
    private static final int BITS = 14;
    private static final double SURE = 4;

    private Models() {}

    /** A student that is sure of texts without "zorvath" in them, and not of the others; both tasks are the same to it. */
    public static Weights weights() {
        var weights = new byte[2 << BITS];
        Arrays.fill(weights, (byte) -1);
        var pieces = Pieces.of(RUDE, 0, RUDE.length(), BITS);
        for (int i = pieces.characters(); i < pieces.slots().length; i++) {
            int slot = pieces.slots()[i];
            weights[2 * slot] = Byte.MAX_VALUE;
            weights[2 * slot + 1] = Byte.MAX_VALUE;
        }
        var fit = new TaskFit(
                0.1,
                0,
                0,
                Double.POSITIVE_INFINITY,
                new TaskFit.Line(1, -SURE),
                new TaskFit.Line(1, -SURE),
                1,
                0,
                0,
                0.2,
                0.55);
        return new Weights(BITS, weights, fit, fit);
    }

    static Student student() {
        return new Student(weights());
    }

    static Calibration calibration() {
        var thresholds = Map.of(
                "TOXICITY", Map.of("default", 0.6), "INSULT", Map.of("default", 0.5), "THREAT", Map.of("default", 0.5));
        var overall = new Overall(Map.of(), new Platt(1, 0), 0.2);
        var categories = new HashMap<String, Platt>();
        for (var task : Task.values()) {
            task.categories().forEach(category -> categories.put(category, new Platt(1, 0)));
        }
        return new Calibration(
                Map.of(Task.TOXICITY, overall, Task.INJECTION, overall),
                categories,
                new Thresholds(thresholds),
                Set.of("en", "de"));
    }

    /** An encoder that gives a text the logits of the first of its words that it knows; to others, -4 throughout. */
    static final class Words implements TextEncoder {

        /** What it was asked about, question by question. */
        final List<List<String>> asked = new ArrayList<>();

        private final List<Runnable> waiting = new ArrayList<>();
        private final Map<String, float[]> toxicity;
        private final boolean waits;

        Words(Map<String, float[]> toxicity, boolean waits) {
            this.toxicity = toxicity;
            this.waits = waits;
        }

        @Override
        public Future<List<Encoded>> encode(List<String> texts, long deadline) {
            asked.add(texts);
            var promise = Promise.<List<Encoded>>promise();
            Runnable answer =
                    () -> promise.complete(texts.stream().map(this::encoded).toList());
            if (waits) {
                waiting.add(answer);
            } else {
                answer.run();
            }
            return promise.future();
        }

        void answer() {
            waiting.forEach(Runnable::run);
            waiting.clear();
        }

        private Encoded encoded(String text) {
            var none = new float[Task.TOXICITY.categories().size()];
            Arrays.fill(none, -4);
            var row = toxicity.entrySet().stream()
                    .filter(known -> text.contains(known.getKey()))
                    .findFirst()
                    .map(Map.Entry::getValue)
                    .orElse(none);
            return new Encoded(
                    new Tokenised(new long[0], new int[0], new int[0], new long[0]),
                    List.of(new Encoded.Window(0, text.length())),
                    List.of(new float[][] {row}, new float[][] {{row[0]}}));
        }
    }
}
