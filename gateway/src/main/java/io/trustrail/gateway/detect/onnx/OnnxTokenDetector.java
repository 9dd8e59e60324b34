package io.trustrail.gateway.detect.onnx;

import io.trustrail.gateway.detect.onnx.encoder.Encoder;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.late.LateDetector;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds names of things in texts, by a model that gives each token a label. */
public final class OnnxTokenDetector implements LateDetector {

    private final String name;
    private final Encoder encoder;
    private final int longest;
    private final TokenHead head;
    private final Set<String> categories;

    /**
     * Makes a detector of a model that was loaded.
     *
     * @param longest the most characters that it reads as one text
     * @param threshold from which probability on a word counts, 0 to 1
     */
    public OnnxTokenDetector(
            String name, Encoder encoder, Labels labels, Aggregation aggregation, double threshold, int longest) {
        this.name = name;
        this.encoder = encoder;
        this.longest = longest;
        this.categories = labels.categories();
        this.head = new TokenHead(labels, aggregation, threshold);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> categories() {
        return categories;
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
                all.add(head.findings(encoded.get(i), texts.get(i)));
            }
            return all;
        });
    }
}
