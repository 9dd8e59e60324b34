package io.trustrail.gateway.policy.yaml;

import java.util.Comparator;

/**
 * Where something stands.
 *
 * @param file path relative to the directory that was read, with slashes
 * @param line from 1, or 0 for the file as a whole
 * @param column from 1, or 0 for the line as a whole
 */
public record Place(String file, int line, int column) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
    }
}
