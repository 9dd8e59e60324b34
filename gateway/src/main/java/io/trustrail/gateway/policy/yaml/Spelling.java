package io.trustrail.gateway.policy.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** How names are written in files, and what to say about one that nobody knows. */
public final class Spelling {

    private static final int NEAR = 2;

    private Spelling() {}

    /** A constant's name in a file: lower case with hyphens. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A sentence such as {@code no level 7; known levels are 1, 2, 3}, with a guess where one is near. */
    public static String unknown(String noun, String name, Collection<String> known) {
        var guess = closest(name, known).map(near -> " (did you mean " + near + "?)");
        var rest = known.isEmpty()
                ? "there are none here"
                : "known " + plural(noun) + " are " + String.join(", ", new TreeSet<>(known));
        return "no " + noun + " " + name + guess.orElse("") + "; " + rest;
    }

    static Optional<String> closest(String name, Collection<String> known) {
        int limit = name.length() < 2 * NEAR ? 1 : NEAR;
        return known.stream()
                .filter(candidate -> distance(plain(name), plain(candidate)) <= limit)
                .min(Comparator.<String>comparingInt(candidate -> distance(plain(name), plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> name.length() > 1);
    }

    private static String plural(String noun) {
        return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /* Levenshtein's distance, one row at a time. */
    private static int distance(String left, String right) {
        var row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
