package io.trustrail.gateway.policy.trust;

import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.privacy.PrivacyLevel;

/** A feature's guards on the level on which everything personal is taken out for good. */
public record Stripped(PrivacyLevel level, GuardChain promptGuards, GuardChain replyGuards) {}
