package io.trustrail.gateway.review.confidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.review.Judgement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A logistic model: a bias, which is the logit of an answer that nothing speaks against, and a weight for each signal. A
 * calibration corrects its logit. Immutable.
 */
public final class ConfidenceModel {

    private static final String FILE = "weights.json";
    private static final int HASH_CHARACTERS = 12;
    private static final ConfidenceModel SHIPPED = shippedWeights();

    private final double bias;
    private final Map<String, Double> weights;
    private final String hash;

    private ConfidenceModel(double bias, Map<String, Double> weights, String hash) {
        this.bias = bias;
        this.weights = Collections.unmodifiableMap(new TreeMap<>(weights));
        this.hash = hash;
    }

    /** The model that the gateway comes with. */
    public static ConfidenceModel shipped() {
        return SHIPPED;
    }

    private static ConfidenceModel shippedWeights() {
        try (var file = Objects.requireNonNull(ConfidenceModel.class.getResourceAsStream(FILE), FILE)) {
            return read(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file of weights.
     *
     * @throws IllegalArgumentException if a signal has no weight, or a weight no signal
     */
    static ConfidenceModel read(byte[] json) throws IOException {
        var root = new ObjectMapper().readTree(json);
        var weights = new TreeMap<String, Double>();
        root.path("weights")
                .properties()
                .forEach(entry -> weights.put(entry.getKey(), entry.getValue().asDouble()));
        if (!weights.keySet().equals(Signals.NAMES) || !root.path("bias").isNumber()) {
            throw new IllegalArgumentException(FILE + " must have a bias and a weight for each of " + Signals.NAMES);
        }
        return new ConfidenceModel(root.path("bias").asDouble(), weights, sha256(json));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first twelve hexadecimal digits of the SHA-256 of the weights' file: records name the model by it. */
    public String hash() {
        return hash;
    }

    /** The names of the signals, each with its weight. */
    public Map<String, Double> weights() {
        return weights;
    }

    /**
     * What signals sum up to, before any calibration.
     *
     * @param values signals by name; those that are not there are 0
     */
    public double logit(Map<String, Double> values) {
        double logit = bias;
        for (var weight : weights.entrySet()) {
            logit += weight.getValue() * values.getOrDefault(weight.getKey(), 0.0);
        }
        return logit;
    }

    /** The probability that a reviewer would let such an answer out. */
    public double confidence(Map<String, Double> values, Calibration calibration) {
        return calibration.probability(logit(values));
    }

    /** The signals that say something, with what they add to the calibrated logit; the largest contribution first. */
    public List<Judgement.Signal> contributions(Map<String, Double> values, Calibration calibration) {
        return weights.entrySet().stream()
                .filter(weight -> values.getOrDefault(weight.getKey(), 0.0) != 0)
                .map(weight -> {
                    double value = values.getOrDefault(weight.getKey(), 0.0);
                    return new Judgement.Signal(
                            weight.getKey(), value, weight.getValue() * value * calibration.slope());
                })
                .sorted(Comparator.comparingDouble((Judgement.Signal it) -> -Math.abs(it.contribution())))
                .toList();
    }
}
