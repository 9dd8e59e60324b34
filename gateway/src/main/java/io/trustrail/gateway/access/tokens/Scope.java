package io.trustrail.gateway.access.tokens;

import java.util.Arrays;
import java.util.Locale;

/** What a token of the admin API may do. */
public enum Scope {
    /** Sees the queue and reviews, with personal data masked. */
    REVIEWS_READ,
    /** Claims reviews and decides them. */
    REVIEWS_DECIDE,
    /** Sees what stands behind pseudonyms, with a reason that is recorded. */
    REVIEWS_REVEAL,
    /** Changes how reviews are worked on: skills, webhooks, disagreements, labels from elsewhere. */
    REVIEWS_MANAGE,
    /** Reads what people have agreed to. */
    CONSENTS_READ,
    /** Takes down what people have agreed to. */
    CONSENTS_WRITE,
    /** Reads the data inventory. */
    INVENTORY_READ,
    /** Decides about what is new in it. */
    INVENTORY_WRITE,
    /** Reads audits of fairness, and drift. */
    FAIRNESS_READ,
    /** Has features audited for fairness. */
    FAIRNESS_RUN,
    /** Erases people. */
    SUBJECTS_ERASE,
    /** Gets all that is kept about a person. */
    SUBJECTS_EXPORT,
    /** Searches the transparency log and gets proofs. */
    AUDIT_READ;

    /** As people write it: {@code reviews:read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /**
     * The scope with this word.
     *
     * @throws IllegalArgumentException naming all scopes
     */
    public static Scope of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no such scope; use some of "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Scope::word).toList())));
    }
}
