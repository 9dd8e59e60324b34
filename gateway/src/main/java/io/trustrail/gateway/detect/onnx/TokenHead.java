package io.trustrail.gateway.detect.onnx;

import io.trustrail.gateway.detect.onnx.encoder.Encoded;
import io.trustrail.gateway.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Joins labelled tokens to findings. The tokens of one word get one label; words of one category that follow each other are
 * one finding, unless a label says that a new one starts.
 */
final class TokenHead {

    private final Labels labels;
    private final Aggregation aggregation;
    private final double threshold;

    TokenHead(Labels labels, Aggregation aggregation, double threshold) {
        this.labels = labels;
        this.aggregation = aggregation;
        this.threshold = threshold;
    }

    List<Finding> findings(Encoded encoded, String text) {
        var joiner = new Joiner(text);
        var tokens = encoded.tokens();
        int first = 0;
        while (first < tokens.size()) {
            int end = first + 1;
            while (end < tokens.size() && aggregation.joins(tokens.words(), first, end)) {
                end++;
            }
            joiner.add(tokens.starts()[first], tokens.ends()[end - 1], word(encoded.logits(), first, end));
            first = end;
        }
        return joiner.all();
    }

    private double[] word(float[][] logits, int first, int end) {
        var sum = Softmax.oneOf(logits[first]);
        if (aggregation == Aggregation.AVERAGE) {
            for (int i = first + 1; i < end; i++) {
                var more = Softmax.oneOf(logits[i]);
                for (int label = 0; label < sum.length; label++) {
                    sum[label] += more[label];
                }
            }
            for (int label = 0; label < sum.length; label++) {
                sum[label] /= end - first;
            }
        }
        return sum;
    }

    /** What a word most likely is; the probabilities of a category's labels are added. */
    private @Nullable Word best(double[] probabilities) {
        Word best = null;
        for (int label = 0; label < probabilities.length; label++) {
            var category = labels.category(label);
            if (category != null) {
                double score = 0;
                int likeliest = label;
                for (int other = 0; other < probabilities.length; other++) {
                    if (category.equals(labels.category(other))) {
                        score += probabilities[other];
                        likeliest = probabilities[other] > probabilities[likeliest] ? other : likeliest;
                    }
                }
                best = best == null || score > best.score ? new Word(category, score, likeliest) : best;
            }
        }
        return best == null || best.score < threshold ? null : best;
    }

    private record Word(String category, double score, int label) {}

    private final class Joiner {

        private final String text;
        private final List<Finding> findings = new ArrayList<>();
        private @Nullable String category;
        private int start;
        private int end;
        private double score;
        private int words;

        Joiner(String text) {
            this.text = text;
        }

        void add(int from, int to, double[] probabilities) {
            var word = best(probabilities);
            if (word == null) {
                close();
                return;
            }
            if (!word.category.equals(category) || labels.starts(word.label)) {
                close();
                category = word.category;
                start = from;
            }
            end = to;
            score += word.score;
            words++;
            if (labels.ends(word.label)) {
                close();
            }
        }

        /* Some tokenizers count the blank before a word to it. */
        private void close() {
            while (start < end && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            if (category != null && start < end) {
                findings.add(new Finding(Objects.requireNonNull(category), start, end, Math.min(1, score / words)));
            }
            category = null;
            score = 0;
            words = 0;
        }

        List<Finding> all() {
            close();
            return findings;
        }
    }
}
