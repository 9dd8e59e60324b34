package io.trustrail.gateway.policy.trust;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a feature asks of vendors and people beside its privacy level. Immutable. */
public final class FeatureTrust {

    /** Asks for nothing. */
    public static final FeatureTrust NONE = new FeatureTrust(Set.of(), ConsentRule.DEFAULT, null, Set.of());

    private final Set<String> regions;
    private final ConsentRule consent;
    private final @Nullable Stripped stripped;
    private final Set<String> confirmFirst;

    /**
     * @param regions where its calls may be processed, in lower case; empty for anywhere
     * @param stripped what the feature becomes for people without consent, if the rule says so
     * @param confirmFirst categories that an application may send only when a person has confirmed it
     */
    public FeatureTrust(
            Set<String> regions, ConsentRule consent, @Nullable Stripped stripped, Set<String> confirmFirst) {
        this.confirmFirst = Set.copyOf(confirmFirst);
        this.regions = Set.copyOf(regions);
        this.consent = consent;
        this.stripped = stripped;
    }

    public Set<String> regions() {
        return regions;
    }

    public ConsentRule consent() {
        return consent;
    }

    public Set<String> confirmFirst() {
        return confirmFirst;
    }

    public Optional<Stripped> stripped() {
        return Optional.ofNullable(stripped);
    }
}
