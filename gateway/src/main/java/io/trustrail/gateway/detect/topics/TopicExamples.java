package io.trustrail.gateway.detect.topics;

import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;

/** A topic with its examples as directions, which are asked for at once. Thread-safe. */
public final class TopicExamples {

    private final Topic topic;
    private final Embeddings embeddings;
    private final Remembered<Likeness> likeness = new Remembered<>(this::ask);

    public TopicExamples(Topic topic, Embeddings embeddings) {
        this.topic = topic;
        this.embeddings = embeddings;
        likeness.get();
    }

    Topic topic() {
        return topic;
    }

    /** Fails with {@link io.trustrail.gateway.guard.late.Unavailable}; then the next one to ask may have more luck. */
    Future<Likeness> likeness() {
        return likeness.get();
    }

    private Future<Likeness> ask() {
        var texts = Stream.concat(topic.examples().stream(), topic.counterExamples().stream())
                .map(Embeddings::plain)
                .toList();
        int examples = topic.examples().size();
        return embeddings
                .ahead(texts)
                .map(rows ->
                        new Likeness(firsts(rows.subList(0, examples)), firsts(rows.subList(examples, rows.size()))));
    }

    private static List<float[]> firsts(List<List<float[]>> rows) {
        return rows.stream().map(it -> it.get(0)).toList();
    }

    /** How like a topic something is. */
    record Likeness(List<float[]> examples, List<float[]> counterExamples) {

        /** The mean cosine to the two nearest examples; 0 if a counter-example is nearer than any of them. */
        double of(float[] direction) {
            double first = -1;
            double second = -1;
            for (var example : examples) {
                double cosine = cosine(example, direction);
                second = Math.max(second, Math.min(first, cosine));
                first = Math.max(first, cosine);
            }
            double nearest = first;
            boolean other = counterExamples.stream().anyMatch(counter -> cosine(counter, direction) >= nearest);
            return other ? 0 : Math.min(1, Math.max(0, (first + second) / 2));
        }

        private static double cosine(float[] a, float[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += (double) a[i] * b[i];
            }
            return sum;
        }
    }
}
