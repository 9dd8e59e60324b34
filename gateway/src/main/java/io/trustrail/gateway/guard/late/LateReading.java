package io.trustrail.gateway.guard.late;

import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Passage;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * What a late detector was asked and told about one channel: each piece of its text is judged once. The next passage comes
 * when the last one's answer is there; for one thread at a time.
 */
public final class LateReading {

    private final LateReader reader;
    /** Up to here the channel's text was brought before the detector. */
    private int judged;
    /** What was found and has not left the window, counted from the channel's start. */
    private final List<Finding> found = new ArrayList<>(0);

    /** The last sentence that was judged, if later ones are read together with it. */
    private Sentence last = Sentence.NONE;

    LateReading(LateReader reader) {
        this.reader = reader;
    }

    /**
     * Brings the pieces before the detector that have become whole. Completes at once if there are none, else on the
     * calling context; fails with {@link Unavailable}.
     */
    public Future<Detection> read(Passage passage) {
        found.removeIf(finding -> finding.start() < passage.offset() + passage.from());
        var question = question(passage);
        var texts = question.texts();
        if (texts.isEmpty()) {
            return Future.succeededFuture(detection(passage));
        }
        long deadline = System.nanoTime() + reader.timeout().toNanos();
        return InTime.of(reader.detector().find(texts, deadline), reader.timeout())
                .map(answers -> {
                    last = question.take(answers, found);
                    return detection(passage);
                });
    }

    /** The position in the passage before which all was brought before the detector. */
    public int settled(Passage passage) {
        return judged - passage.offset();
    }

    private Question question(Passage passage) {
        var pieces = reader.pieces(passage.direction());
        var question = new Question(
                reader.detector(), pieces.areSentences() && reader.detector().readsBehind(), last);
        var text = passage.text();
        int start = judged - passage.offset();
        while (start < text.length()) {
            int end = pieces.end(text, start, passage.complete());
            if (end < 0) {
                break;
            }
            question.add(text, start, end, passage.offset());
            start = end;
        }
        judged = start + passage.offset();
        return question;
    }

    private Detection detection(Passage passage) {
        int offset = passage.offset();
        return found.isEmpty()
                ? Detection.nothing(settled(passage))
                : new Detection(found.stream().map(it -> moved(it, -offset)).toList(), settled(passage));
    }

    private static Finding moved(Finding finding, int by) {
        return finding.at(finding.start() + by, finding.end() + by);
    }
}
