package io.trustrail.gateway.fairness.figures;

import java.util.Comparator;

/**
 * Texts that are counted together.
 *
 * @param trait by what groups differ, such as {@code identity}
 * @param language one language, or empty for all of them together
 */
public record Cell(Measure measure, String trait, String group, String language) implements Comparable<Cell> {

    private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::measure)
            .thenComparing(Cell::trait)
            .thenComparing(Cell::group)
            .thenComparing(Cell::language);

    /** The same in all languages together. */
    Cell pooled() {
        return new Cell(measure, trait, group, "");
    }

    /** All groups of this trait, in this language. */
    Cell anyGroup() {
        return new Cell(measure, trait, "", language);
    }

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }
}
