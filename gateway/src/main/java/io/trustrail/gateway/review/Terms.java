package io.trustrail.gateway.review;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * On what terms an answer waits for a person.
 *
 * @param due when the decision is promised; what is not decided by then is overdue
 * @param windowEnd when the review ends by itself
 * @param onExpiry what becomes of the answer then
 * @param priority the higher, the earlier; 0 is ordinary
 * @param skills what a reviewer must know, such as {@code lang:de}, {@code dialect:bavarian} or {@code slang}
 * @param fourEyes whether two people must decide the same
 */
public record Terms(
        Mode mode,
        Instant due,
        Instant windowEnd,
        OnExpiry onExpiry,
        int priority,
        Set<String> skills,
        boolean fourEyes) {

    /** How a skill is written. */
    public static final Pattern SKILL = Pattern.compile("[a-z0-9]+([:-][a-z0-9]+)*");

    public Terms {
        skills = Set.copyOf(skills);
    }

    /** What happens to the call in the meantime. */
    public enum Mode {
        /** The client waits. */
        HOLD,
        /** The client got an interim message and asks for the answer later. */
        PARK,
        /** The client has the answer. */
        AFTER,
        /** The client has the answer; it was drawn by chance, so that its label stands for all answers. */
        SAMPLE
    }

    /** What becomes of an answer that nobody decided about in time. */
    public enum OnExpiry {
        REFUSE,
        INTERIM,
        RELEASE
    }
}
