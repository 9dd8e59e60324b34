package io.trustrail.gateway.detect.onnx;

import io.trustrail.gateway.detect.onnx.encoder.Encoded;
import io.trustrail.gateway.detect.onnx.encoder.Encoder;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.late.LateDetector;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells what kind of text a text is, by a model that labels it as a whole. Its findings cover the whole text. */
public final class OnnxTextDetector implements LateDetector {

    private final String name;
    private final Encoder encoder;
    private final Labels labels;
    private final boolean severalAtOnce;
    private final double threshold;
    private final int longest;

    /**
     * Makes a detector of a model that was loaded.
     *
     * @param severalAtOnce whether several labels can hold for one text
     * @param threshold from which probability on a label counts, 0 to 1
     * @param longest the most characters that it reads as one text
     */
    public OnnxTextDetector(
            String name, Encoder encoder, Labels labels, boolean severalAtOnce, double threshold, int longest) {
        this.name = name;
        this.encoder = encoder;
        this.labels = labels;
        this.severalAtOnce = severalAtOnce;
        this.threshold = threshold;
        this.longest = longest;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> categories() {
        return labels.categories();
    }

    @Override
    public int longest() {
        return longest;
    }

    @Override
    public Future<List<List<Finding>>> find(List<String> texts, long deadline) {
        return encoder.encode(texts, deadline).map(encoded -> {
            var all = new ArrayList<List<Finding>>(texts.size());
            for (int i = 0; i < texts.size(); i++) {
                all.add(findings(encoded.get(i), texts.get(i).length()));
            }
            return all;
        });
    }

    /** A long text is what its worst part is. */
    private List<Finding> findings(Encoded encoded, int length) {
        var worst = new HashMap<String, Double>();
        for (var window : encoded.logits()) {
            probabilities(window).forEach((category, score) -> worst.merge(category, score, Math::max));
        }
        var findings = new ArrayList<Finding>(0);
        worst.forEach((category, score) -> {
            if (score >= threshold) {
                findings.add(new Finding(category, 0, length, Math.min(1, score)));
            }
        });
        return findings;
    }

    private Map<String, Double> probabilities(float[] logits) {
        var probabilities = severalAtOnce ? Softmax.anyOf(logits) : Softmax.oneOf(logits);
        var byCategory = new HashMap<String, Double>();
        for (int label = 0; label < probabilities.length; label++) {
            var category = labels.category(label);
            if (category != null) {
                byCategory.merge(category, probabilities[label], severalAtOnce ? Math::max : Double::sum);
            }
        }
        return byCategory;
    }
}
