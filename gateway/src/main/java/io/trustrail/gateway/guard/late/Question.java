package io.trustrail.gateway.guard.late;

import io.trustrail.gateway.guard.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pieces of one channel that a detector is asked about at once. For one thread. */
final class Question {

    private final LateDetector detector;
    private final boolean readsBehind;
    private final List<String> texts = new ArrayList<>(0);
    private final List<Piece> pieces = new ArrayList<>(0);
    private Sentence last;

    /**
     * Begins one.
     *
     * @param readsBehind whether each piece is also asked about together with the one before it
     * @param last the piece before the first one of this question
     */
    Question(LateDetector detector, boolean readsBehind, Sentence last) {
        this.detector = detector;
        this.readsBehind = readsBehind;
        this.last = last;
    }

    /** What to ask, in this order. */
    List<String> texts() {
        return List.copyOf(texts);
    }

    /** Adds a piece without the blanks around it, unless there is nothing else in it. */
    void add(String text, int start, int end, int offset) {
        var piece = text.substring(start, end).strip();
        if (piece.isEmpty()) {
            return;
        }
        var before = pieces.isEmpty() ? last.text() : pieces.get(pieces.size() - 1).text;
        boolean together = readsBehind && !before.isEmpty() && before.length() + piece.length() < detector.longest();
        texts.add(piece);
        if (together) {
            texts.add(before + " " + piece);
        }
        pieces.add(new Piece(piece, offset + text.indexOf(piece, start), together));
    }

    /**
     * Adds what was found, counted from the channel's start.
     *
     * @return the last piece, if later ones are to be read together with it
     */
    Sentence take(List<List<Finding>> answers, List<Finding> found) {
        if (answers.size() != texts.size()) {
            throw new Unavailable(Unavailable.Reason.BAD_ANSWER);
        }
        int next = 0;
        for (var piece : pieces) {
            var alone = within(answers.get(next++), piece.text.length());
            var counts = piece.together
                    ? detector.inContext(last.findings(), alone, over(piece, answers.get(next++)))
                    : alone;
            for (var finding : counts) {
                found.add(finding.at(finding.start() + piece.start, finding.end() + piece.start));
            }
            last = readsBehind ? new Sentence(piece.text, alone) : Sentence.NONE;
        }
        found.sort(Comparator.comparingInt(Finding::start));
        return last;
    }

    private static List<Finding> within(List<Finding> findings, int length) {
        if (findings.stream().anyMatch(finding -> finding.end() > length)) {
            throw new Unavailable(Unavailable.Reason.BAD_ANSWER);
        }
        return findings;
    }

    private static List<Finding> over(Piece piece, List<Finding> together) {
        return together.stream()
                .map(finding -> finding.at(0, piece.text.length()))
                .toList();
    }

    /** A piece, where it stands in its channel, and whether it is also asked about together with the one before. */
    private record Piece(String text, int start, boolean together) {}
}
