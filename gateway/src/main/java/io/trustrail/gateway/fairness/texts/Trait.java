package io.trustrail.gateway.fairness.texts;

import java.util.Locale;

/** By what the groups of a comparison differ. */
public enum Trait {
    /** Who a text is about. */
    IDENTITY,
    /** How it is worded: dialect, slang, a learner's language, reclaimed words. */
    VARIETY,
    /** Where a name comes from. */
    ORIGIN,
    /** Whether a name is a woman's or a man's. */
    GENDER,
    /** The text's language. */
    LANGUAGE;

    /** The name that tables, labels and JSON use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
