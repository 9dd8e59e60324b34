package io.trustrail.training.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.names.model.Tag;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrfTest {

    private static final int ANY = (1 << Tag.COUNT) - 1;

    /** The first feature is a name, the second is none. */
    private static List<Segment> segments() {
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < 50; i++) {
            segments.add(new Segment(
                    new int[][] {{0}, {1}},
                    new int[] {1 << Tag.begin(0), 1 << Tag.OUTSIDE},
                    new int[] {ANY, ANY},
                    new boolean[2]));
        }
        return segments;
    }

    @Test
    void itLearnsWhatLabelsSay() {
        var crf = new Crf(2, 1);
        double first = crf.epoch(segments());
        double last = first;
        for (int epoch = 0; epoch < 5; epoch++) {
            last = crf.epoch(segments());
        }
        assertThat(last).isGreaterThan(first).isLessThanOrEqualTo(0);
        assertThat(crf.weights[Tag.begin(0)]).isGreaterThan(crf.weights[Tag.OUTSIDE]);
        assertThat(crf.weights[Tag.COUNT + Tag.OUTSIDE]).isGreaterThan(crf.weights[Tag.COUNT + Tag.begin(0)]);
    }

    @Test
    void theSameSeedLearnsTheSame() {
        var one = new Crf(2, 3);
        var other = new Crf(2, 3);
        one.epoch(segments());
        other.epoch(segments());
        assertThat(one.weights).isEqualTo(other.weights);
    }

    @Test
    void openLabelsTeachNothing() {
        var crf = new Crf(1, 1);
        crf.epoch(List.of(new Segment(new int[][] {{0}}, new int[] {ANY}, new int[] {ANY}, new boolean[1])));
        assertThat(crf.weights).containsOnly(0);
    }
}
