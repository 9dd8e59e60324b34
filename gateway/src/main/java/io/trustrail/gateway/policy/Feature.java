package io.trustrail.gateway.policy;

import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.policy.keep.KeepSpec;
import io.trustrail.gateway.privacy.PrivacyLevel;
import java.util.List;

/**
 * A named AI use, ready to serve: what applications call as the {@code model}.
 *
 * @param targets weighted targets first, then fallbacks in order
 * @param promptGuards what reads the request
 * @param replyGuards what reads the reply
 * @param media what happens to content that no guard can read
 * @param keep what is kept of its calls beside their record
 */
public record Feature(
        String name,
        String description,
        PrivacyLevel level,
        List<TargetSpec> targets,
        GuardChain promptGuards,
        GuardChain replyGuards,
        MediaRule media,
        KeepSpec keep) {

    /** A feature of which nothing is kept. */
    public Feature(
            String name,
            String description,
            PrivacyLevel level,
            List<TargetSpec> targets,
            GuardChain promptGuards,
            GuardChain replyGuards,
            MediaRule media) {
        this(name, description, level, targets, promptGuards, replyGuards, media, KeepSpec.NOTHING);
    }

    public Feature {
        targets = List.copyOf(targets);
    }
}
