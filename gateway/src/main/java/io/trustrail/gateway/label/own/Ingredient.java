package io.trustrail.gateway.label.own;

import java.util.List;

/**
 * A model or a list that the gateway ships.
 *
 * @param base what it was made from, or empty
 * @param card the page that tells more
 * @param data what it learned from, each with its licence
 */
public record Ingredient(
        String name,
        String purpose,
        String licence,
        String base,
        String card,
        List<Part> files,
        List<String> data,
        List<String> figures,
        List<String> limits) {

    public Ingredient {
        files = List.copyOf(files);
        data = List.copyOf(data);
        figures = List.copyOf(figures);
        limits = List.copyOf(limits);
    }

    /**
     * A file of it.
     *
     * @param file path in the jar
     * @param sha256 in hexadecimal
     */
    public record Part(String file, long bytes, String sha256) {}
}
