package io.trustrail.gateway.review.item;

import java.util.Set;

/**
 * Which review somebody wants next.
 *
 * @param requestId made by the sender; the same id again gets the same review as long as it is claimed. Empty for none
 * @param features of these features; of all if empty
 * @param languages in these languages; in all if empty
 * @param skills what the reviewer knows: reviews that need more are left to others. Empty if that does not matter
 */
public record Wish(String requestId, Set<String> features, Set<String> languages, Set<String> skills) {

    /** Whatever comes first. */
    public static final Wish ANY = new Wish("", Set.of(), Set.of(), Set.of());

    public Wish {
        features = Set.copyOf(features);
        languages = Set.copyOf(languages);
        skills = Set.copyOf(skills);
    }
}
