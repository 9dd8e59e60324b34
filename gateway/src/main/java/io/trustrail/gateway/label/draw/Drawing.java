package io.trustrail.gateway.label.draw;

import java.util.List;

/**
 * What is drawn, in black on white.
 *
 * @param told the same as text, for who can't see it
 */
public record Drawing(String title, String told, double width, double height, List<Mark> marks) {

    public Drawing {
        marks = List.copyOf(marks);
    }

    /** Whether the jar's font has all letters: a picture of pixels needs them. */
    public boolean isComplete() {
        return marks.stream()
                .allMatch(
                        mark -> !(mark instanceof Mark.Text text) || text.face().has(text.text()));
    }
}
