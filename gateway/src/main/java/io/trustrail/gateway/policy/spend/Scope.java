package io.trustrail.gateway.policy.spend;

/** Whose use is counted apart. */
public enum Scope {
    TENANT,
    APPLICATION,
    FEATURE,
    KEY
}
