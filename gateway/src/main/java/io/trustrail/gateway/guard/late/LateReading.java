package io.trustrail.gateway.guard.late;

import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Passage;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
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
        if (question.texts.isEmpty()) {
            return Future.succeededFuture(detection(passage));
        }
        long deadline = System.nanoTime() + reader.timeout().toNanos();
        return reader.inTime(reader.detector().find(List.copyOf(question.texts), deadline))
                .map(answers -> {
                    question.take(answers, found);
                    return detection(passage);
                });
    }

    /** The position in the passage before which all was brought before the detector. */
    public int settled(Passage passage) {
        return judged - passage.offset();
    }

    private Question question(Passage passage) {
        var question = new Question();
        var pieces = reader.pieces(passage.direction());
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

    /** Pieces that are asked about together. */
    private static final class Question {

        private final List<String> texts = new ArrayList<>(0);
        private final List<Integer> starts = new ArrayList<>(0);

        /** Adds a piece without the blanks around it, unless there is nothing else in it. */
        void add(String text, int start, int end, int offset) {
            var piece = text.substring(start, end).strip();
            if (!piece.isEmpty()) {
                texts.add(piece);
                starts.add(offset + text.indexOf(piece, start));
            }
        }

        void take(List<List<Finding>> answers, List<Finding> found) {
            if (answers.size() != texts.size()) {
                throw new Unavailable(Unavailable.Reason.BAD_ANSWER);
            }
            for (int i = 0; i < answers.size(); i++) {
                for (var finding : answers.get(i)) {
                    if (finding.end() > texts.get(i).length()) {
                        throw new Unavailable(Unavailable.Reason.BAD_ANSWER);
                    }
                    found.add(moved(finding, starts.get(i)));
                }
            }
            found.sort(Comparator.comparingInt(Finding::start));
        }
    }
}
