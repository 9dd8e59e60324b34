package io.trustrail.gateway.review.confidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Corrects the model's logit from decisions: {@code sigmoid(slope * logit + intercept)}, as J. Platt, <i>Probabilistic
 * outputs for support vector machines</i>, 1999, has it. The form of {@code data/confidence.json}:
 *
 * <pre>{"format": 1, "model": "0a1b2c3d4e5f", "slope": 1.1, "intercept": -0.2, "labels": 312}</pre>
 *
 * @param model the hash of the model that it was fitted for: for another it says nothing
 * @param slope above 0: more confident answers stay so
 * @param labels how many decisions it was fitted on
 */
public record Calibration(String model, double slope, double intercept, int labels) {

    /** The file's name in the data directory. */
    public static final String FILE = "confidence.json";

    private static final int FORMAT = 1;
    private static final double STEEPEST = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException if a number is out of range */
    public Calibration {
        if (!(slope > 0 && slope <= STEEPEST) || !(Math.abs(intercept) <= STEEPEST) || labels < 0) {
            throw new IllegalArgumentException("slope must be above 0, slope and intercept within " + STEEPEST);
        }
    }

    /** Changes nothing. */
    public static Calibration none(ConfidenceModel model) {
        return new Calibration(model.hash(), 1, 0, 0);
    }

    /** The probability that a logit of the model stands for. */
    public double probability(double logit) {
        return 1 / (1 + Math.exp(-(slope * logit + intercept)));
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException with a sentence for the operator, if it is none
     */
    public static Calibration read(byte[] json) {
        try {
            var root = JSON.readTree(json);
            if (root.path("format").asInt() != FORMAT
                    || !root.path("model").isTextual()
                    || !root.path("slope").isNumber()
                    || !root.path("intercept").isNumber()) {
                throw new IllegalArgumentException(
                        FILE + " must have format " + FORMAT + ", model, slope and intercept; fit it anew");
            }
            return new Calibration(
                    root.path("model").asText(),
                    root.path("slope").asDouble(),
                    root.path("intercept").asDouble(),
                    root.path("labels").asInt());
        } catch (IOException e) {
            throw new IllegalArgumentException(FILE + " is no JSON; fit it anew", e);
        }
    }

    /** The file's bytes. */
    public byte[] write() {
        var root = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("model", model)
                .put("slope", slope)
                .put("intercept", intercept)
                .put("labels", labels);
        return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
