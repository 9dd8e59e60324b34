package io.trustrail.gateway.it.confidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A logistic model of confidence, as the gateway has one. */
record Weights(double bias, Map<String, Double> of) {

    /* How much evidence it takes to move a weight: a signal that hardly occurs keeps its own. */
    private static final double STRENGTH = 2;
    private static final double LEAST = -0.1;
    private static final int STEPS = 4_000;

    static Weights read(Path file) {
        try {
            var root = new ObjectMapper().readTree(Files.readAllBytes(file));
            var weights = new TreeMap<String, Double>();
            root.path("weights")
                    .properties()
                    .forEach(entry ->
                            weights.put(entry.getKey(), entry.getValue().asDouble()));
            return new Weights(root.path("bias").asDouble(), weights);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double of(String signal) {
        return of.getOrDefault(signal, 0.0);
    }

    double logit(Map<String, Double> signals) {
        double logit = bias;
        for (var signal : signals.entrySet()) {
            logit += of(signal.getKey()) * signal.getValue();
        }
        return logit;
    }

    double confidence(Map<String, Double> signals) {
        return sigmoid(logit(signals));
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /**
     * The likeliest weights for labels, where these are what was thought before: a logistic regression with a normal prior
     * around them. No signal ever speaks for an answer.
     */
    Weights fitted(List<Judged> labels) {
        var now = new TreeMap<>(of);
        double nowBias = bias;
        for (int step = 0; step < STEPS; step++) {
            var gradient = new TreeMap<String, Double>();
            now.forEach((name, weight) -> gradient.put(name, STRENGTH * (weight - of(name))));
            double biasGradient = STRENGTH * (nowBias - bias);
            var at = new Weights(nowBias, now);
            for (var label : labels) {
                double error = at.confidence(label.signals()) - (label.test().kind().approved ? 1 : 0);
                biasGradient += error;
                label.signals().forEach((name, value) -> gradient.merge(name, error * value, Double::sum));
            }
            double rate = 1.0 / labels.size();
            nowBias -= rate * biasGradient;
            gradient.forEach((name, slope) -> now.merge(name, -rate * slope, (a, b) -> Math.min(LEAST, a + b)));
        }
        return new Weights(rounded(nowBias), rounded(now));
    }

    private static Map<String, Double> rounded(Map<String, Double> weights) {
        var rounded = new TreeMap<String, Double>();
        weights.forEach((name, weight) -> rounded.put(name, rounded(weight)));
        return rounded;
    }

    private static double rounded(double weight) {
        return Math.round(weight * 10) / 10.0;
    }
}
