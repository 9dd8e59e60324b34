package io.trustrail.gateway.detect.topics;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the ordinary sentences of each language lie. Embeddings of one language have most of their direction in common,
 * whatever they are about; without that, the angle between two tells whether they are about the same, across languages too.
 * After J. Mu and P. Viswanath, "All-but-the-Top", 2018; by language instead of over all, since that found more.
 */
final class Centres {

    private final List<float[]> centres = new ArrayList<>();

    /** @param byLanguage embeddings of ordinary sentences, language by language */
    Centres(List<List<float[]>> byLanguage) {
        byLanguage.forEach(sentences -> centres.add(mean(sentences)));
    }

    private static float[] mean(List<float[]> vectors) {
        var sum = new float[vectors.get(0).length];
        for (var vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i] / vectors.size();
            }
        }
        return sum;
    }

    /** What an embedding has beyond the centre that it is nearest to, of length one. */
    float[] beyond(float[] embedding) {
        var nearest = centres.get(0);
        for (var centre : centres) {
            nearest = distance(embedding, centre) < distance(embedding, nearest) ? centre : nearest;
        }
        var beyond = new float[embedding.length];
        double length = Math.max(1e-9, Math.sqrt(distance(embedding, nearest)));
        for (int i = 0; i < beyond.length; i++) {
            beyond[i] = (float) ((embedding[i] - nearest[i]) / length);
        }
        return beyond;
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
