package io.trustrail.gateway.fairness.texts;

/** What guards are audited for. */
public enum Aspect {
    /** Insults and the like, in what a model answers. */
    TOXICITY,
    /** Orders to the model, in what a user writes. */
    INJECTION,
    /** People's names, in what a user writes. */
    NAMES
}
