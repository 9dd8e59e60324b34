package io.trustrail.gateway.policy;

import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.policy.review.ReviewSpec;
import io.trustrail.gateway.privacy.PrivacyLevel;
import java.util.List;

/**
 * A named AI use, ready to serve: what applications call as the {@code model}.
 *
 * @param targets weighted targets first, then fallbacks in order
 * @param promptGuards what reads the request
 * @param replyGuards what reads the reply
 * @param media what happens to content that no guard can read
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
        ReviewSpec review) {

    public Feature {
        targets = List.copyOf(targets);
    }

    /** A feature whose answers nobody looks at. */
    public Feature(
            String name,
            String description,
            PrivacyLevel level,
            List<TargetSpec> targets,
            GuardChain promptGuards,
            GuardChain replyGuards,
            MediaRule media) {
        this(name, description, level, targets, promptGuards, replyGuards, media, ReviewSpec.NONE);
    }
}
