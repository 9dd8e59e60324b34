package io.trustrail.gateway.policy.assessment;

import io.trustrail.gateway.policy.ladder.Ladder;
import io.trustrail.gateway.privacy.Categories;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What an assessment may allow in the clear: risks, categories of personal data, and {@code media} for content that no guard
 * reads. Categories that are neither known nor in the table of risks, such as toxicity, say nothing about people: they are
 * nobody's data.
 */
public final class DataClasses {

    /** Stands in a {@link Need} for content that no guard could read. */
    public static final String MEDIA = "MEDIA";

    private static final Set<String> RISKS = Set.of("low", "medium", "high");
    private static final String MEDIA_NAME = "media";

    private final Ladder ladder;
    private final Set<String> categories;

    DataClasses(Ladder ladder) {
        this.ladder = ladder;
        this.categories = new HashSet<>(Categories.KNOWN);
        categories.addAll(ladder.risks().keySet());
    }

    /** All that files may name. */
    Set<String> names() {
        var names = new HashSet<>(categories);
        names.addAll(RISKS);
        names.add(MEDIA_NAME);
        return names;
    }

    /** What may not reach a vendor in the clear that these may. */
    Set<String> refused(Set<String> allowed) {
        var refused = new HashSet<>(categories);
        refused.removeIf(category -> allowed.contains(category)
                || allowed.contains(ladder.risk(category).name().toLowerCase(Locale.ROOT)));
        if (!allowed.contains(MEDIA_NAME)) {
            refused.add(MEDIA);
        }
        return refused;
    }
}
