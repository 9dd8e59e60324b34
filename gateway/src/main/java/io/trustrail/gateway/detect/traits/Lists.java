package io.trustrail.gateway.detect.traits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads the lists that come with the gateway; their heads say what they hold. */
final class Lists {

    private static final String FOLDER = "/detect/traits/";

    private Lists() {}

    /** The terms of all categories, each once. */
    static List<Term> terms() {
        var terms = new ArrayList<Term>();
        var known = new HashSet<String>();
        each(
                "terms.txt",
                2,
                (head, words) -> words.stream()
                        .flatMap(word -> forms(word).stream())
                        .filter(known::add)
                        .map(word -> new Term(word, head.get(0), head.get(1).equals("trait")))
                        .forEach(terms::add));
        return terms;
    }

    /** All words of a kind of clue. */
    static Set<String> clues(String kind) {
        var clues = new HashSet<String>();
        each("clues.txt", 1, (head, words) -> clues.addAll(head.get(0).equals(kind) ? words : Set.of()));
        return Set.copyOf(clues);
    }

    private static void each(String file, int heads, BiConsumer<List<String>, Collection<String>> line) {
        try (var in = Objects.requireNonNull(Lists.class.getResourceAsStream(FOLDER + file), file);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(text -> !text.isBlank() && !text.startsWith("#"))
                    .map(text -> text.split(" ", heads + 1))
                    .forEach(parts -> line.accept(List.of(parts).subList(0, heads), words(parts[heads])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words between commas; a comma in brackets stands between endings. */
    private static List<String> words(String list) {
        var words = new ArrayList<String>();
        int start = 0;
        boolean inBrackets = false;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            inBrackets = c == '(' || (inBrackets && c != ')');
            if (c == ',' && !inBrackets) {
                words.add(list.substring(start, i).strip());
                start = i + 1;
            }
        }
        words.add(list.substring(start).strip());
        return words;
    }

    /** A word with each of the endings that stand in brackets behind it. */
    private static List<String> forms(String word) {
        int bracket = word.indexOf('(');
        if (bracket < 0) {
            return List.of(word);
        }
        var stem = word.substring(0, bracket);
        var endings = word.substring(bracket + 1, word.indexOf(')', bracket)).split(",", -1);
        return List.of(endings).stream().map(stem::concat).toList();
    }

    /**
     * A word or a few.
     *
     * @param trait whether it says something of a person only where it ends its phrase
     */
    record Term(String text, String category, boolean trait) {}
}
