package io.trustrail.gateway.policy;

import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.policy.assessment.Need;
import io.trustrail.gateway.policy.keep.KeepSpec;
import io.trustrail.gateway.policy.review.ReviewSpec;
import io.trustrail.gateway.policy.trust.FeatureTrust;
import io.trustrail.gateway.privacy.PrivacyLevel;
import java.util.List;
import java.util.Set;

/**
 * A named AI use, ready to serve: what applications call as the {@code model}.
 *
 * @param targets weighted targets first, then fallbacks in order
 * @param promptGuards what reads the request
 * @param replyGuards what reads the reply
 * @param media what happens to content that no guard can read
 * @param trust what it asks of vendors and people
 * @param keep what is kept of its calls beside their record
 * @param review who looks at its answers
 */
public record Feature(
        String name,
        String description,
        PrivacyLevel level,
        List<TargetSpec> targets,
        GuardChain promptGuards,
        GuardChain replyGuards,
        MediaRule media,
        FeatureTrust trust,
        KeepSpec keep,
        ReviewSpec review) {

    /** A feature of which nothing is kept, and whose answers nobody looks at. */
    public Feature(
            String name,
            String description,
            PrivacyLevel level,
            List<TargetSpec> targets,
            GuardChain promptGuards,
            GuardChain replyGuards,
            MediaRule media,
            FeatureTrust trust) {
        this(
                name,
                description,
                level,
                targets,
                promptGuards,
                replyGuards,
                media,
                trust,
                KeepSpec.NOTHING,
                ReviewSpec.NONE);
    }

    public Feature {
        targets = List.copyOf(targets);
    }

    /** A feature that asks nothing of vendors and people beside its level, and whose answers nobody looks at. */
    public Feature(
            String name,
            String description,
            PrivacyLevel level,
            List<TargetSpec> targets,
            GuardChain promptGuards,
            GuardChain replyGuards,
            MediaRule media) {
        this(name, description, level, targets, promptGuards, replyGuards, media, FeatureTrust.NONE);
    }

    /**
     * What a call of an application asks of vendors.
     *
     * @param data what is in it in the clear
     */
    public Need need(String application, Set<String> data) {
        return new Need(application, level.rung(), trust.regions(), data);
    }

    /** This feature for people without consent: everything personal is taken out; itself if its policy does not say how. */
    public Feature stripped() {
        return trust.stripped()
                .map(it -> new Feature(
                        name,
                        description,
                        it.level(),
                        targets,
                        it.promptGuards(),
                        it.replyGuards(),
                        media,
                        trust,
                        KeepSpec.NOTHING,
                        review))
                .orElse(this);
    }
}
