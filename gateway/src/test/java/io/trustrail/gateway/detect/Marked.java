package io.trustrail.gateway.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Detector;
import java.util.ArrayList;
import java.util.List;

/** A text that says itself what is to be found in it: the parts between ⟦ and ⟧. */
public final class Marked {

    private Marked() {}

    /** Checks that a detector finds just the marked parts, all of this category. */
    public static void check(Detector detector, String category, String marked) {
        var expected = new ArrayList<String>();
        var text = new StringBuilder();
        int start = 0;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            if (c == '⟦') {
                start = text.length();
            } else if (c == '⟧') {
                expected.add(category + " " + start + " " + text.substring(start));
            } else {
                text.append(c);
            }
        }
        assertThat(found(detector, text.toString())).as(marked).isEqualTo(expected);
    }

    private static List<String> found(Detector detector, String text) {
        return detector.detect(text, 0, true).findings().stream()
                .map(f -> f.category() + " " + f.start() + " " + text.substring(f.start(), f.end()))
                .toList();
    }
}
