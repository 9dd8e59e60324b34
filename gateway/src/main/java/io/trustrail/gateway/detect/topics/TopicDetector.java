package io.trustrail.gateway.detect.topics;

import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.late.LateDetector;
import io.trustrail.gateway.guard.late.Pieces;
import io.trustrail.gateway.guard.late.Pieces.Piece;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds sentences about a policy's topics. A finding covers the sentence; its score is how like the examples it is. */
public final class TopicDetector implements LateDetector {

    /** From which likeness on a sentence is about a topic: see {@code docs/detection-quality.md}. */
    public static final double USUAL_THRESHOLD = 0.34;

    private static final int LONGEST = 2_000;
    private static final int LONGEST_SENTENCE = 400;
    private static final int NANOS_PER_CHARACTER = 60;

    private final List<TopicExamples> topics;
    private final Embeddings embeddings;
    private final Pieces sentences = Pieces.sentences(LONGEST_SENTENCE);

    public TopicDetector(List<TopicExamples> topics, Embeddings embeddings) {
        this.topics = List.copyOf(topics);
        this.embeddings = embeddings;
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public Set<String> categories() {
        return topics.stream().map(it -> it.topic().category()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public int longest() {
        return LONGEST;
    }

    @Override
    public int nanosPerCharacter() {
        return NANOS_PER_CHARACTER;
    }

    @Override
    public Future<List<List<Finding>>> find(List<String> texts, long deadline) {
        var sights = new ArrayList<Sight>();
        for (int i = 0; i < texts.size(); i++) {
            for (var piece : sentences.of(texts.get(i))) {
                var plain = Embeddings.plain(texts.get(i).substring(piece.start(), piece.end()));
                if (!plain.isBlank()) {
                    sights.add(new Sight(i, piece, plain));
                }
            }
        }
        if (sights.isEmpty()) {
            return Future.succeededFuture(findings(texts.size(), sights, List.of(), List.of()));
        }
        var known = Future.all(topics.stream().map(TopicExamples::likeness).toList());
        var asked = embeddings.of(sights.stream().map(Sight::plain).toList(), deadline);
        return Future.all(known, asked)
                .map(both -> findings(
                        texts.size(), sights, asked.result(), known.result().list()));
    }

    private List<List<Finding>> findings(
            int texts, List<Sight> sights, List<List<float[]>> directions, List<TopicExamples.Likeness> likenesses) {
        var all = new ArrayList<List<Finding>>(texts);
        for (int i = 0; i < texts; i++) {
            all.add(new ArrayList<>(0));
        }
        for (int i = 0; i < sights.size(); i++) {
            for (int t = 0; t < topics.size(); t++) {
                var likeness = likenesses.get(t);
                double score = directions.get(i).stream()
                        .mapToDouble(likeness::of)
                        .max()
                        .orElse(0);
                var topic = topics.get(t).topic();
                if (score >= topic.threshold()) {
                    var piece = sights.get(i).piece;
                    all.get(sights.get(i).text).add(new Finding(topic.category(), piece.start(), piece.end(), score));
                }
            }
        }
        return all;
    }

    /** A sentence of one of the texts, as it is asked about. */
    private record Sight(int text, Piece piece, String plain) {}
}
