package io.trustrail.gateway.policy.rules;

/** What a rule does with a finding. */
enum RuleAction {
    ALLOW,
    FLAG,
    REWRITE,
    /** What the ladder says for the feature's level. */
    BY_LEVEL,
    /** A person looks at the answer first. */
    HOLD,
    BLOCK
}
