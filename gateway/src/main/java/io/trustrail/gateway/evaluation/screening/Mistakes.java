package io.trustrail.gateway.evaluation.screening;

import io.trustrail.gateway.detect.screening.Judgement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The texts that were judged worst. Holds text: for developers with made-up or public data. */
final class Mistakes {

    private final int most;
    private final List<Mistake> all = new ArrayList<>();

    Mistakes(int most) {
        this.most = most;
    }

    void add(LabelledLines.Row row, Judgement judgement) {
        if (most > 0 && judgement.likely() != row.positive()) {
            all.add(new Mistake(row, judgement.score()));
        }
    }

    /** The misses with the lowest scores, or the false alarms with the highest. */
    List<Mistake> worst(boolean misses) {
        var order = Comparator.comparingDouble(Mistake::score);
        return all.stream()
                .filter(mistake -> mistake.row.positive() == misses)
                .sorted(misses ? order : order.reversed())
                .limit(most)
                .toList();
    }

    /** One of them. */
    record Mistake(LabelledLines.Row row, double score) {}
}
