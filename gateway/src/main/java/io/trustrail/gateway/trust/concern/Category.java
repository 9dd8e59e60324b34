package io.trustrail.gateway.trust.concern;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a concern is about. */
public enum Category {
    /** The answer is not true. */
    WRONG,
    /** It treats people unfairly. */
    UNFAIR,
    /** It can do harm. */
    UNSAFE,
    /** It has data about people that should not be there. */
    PRIVACY,
    OTHER;

    /** In lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Category> of(String word) {
        return Arrays.stream(values())
                .filter(category -> category.word().equals(word))
                .findFirst();
    }

    /** All words, in their order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Category::word).toList();
    }
}
