package io.trustrail.gateway.policy.label;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says about a feature.
 *
 * @param title how it is called on its label; empty for its name
 * @param optional whether customers can use the product without it; null if nobody says
 * @param consistent whether the same input gives consistent output; null if nobody says
 * @param consistency how that is seen to, or empty
 * @param isPublic whether the label is served to everybody
 * @param links where more is told, {@code https} addresses
 */
public record FeatureWords(
        String title,
        @Nullable Boolean optional,
        @Nullable Boolean consistent,
        String consistency,
        boolean isPublic,
        List<String> links) {

    /** Nothing is said. */
    public static final FeatureWords NONE = new FeatureWords("", null, null, "", true, List.of());

    public FeatureWords {
        links = List.copyOf(links);
    }
}
