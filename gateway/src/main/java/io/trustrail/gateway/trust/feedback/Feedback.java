package io.trustrail.gateway.trust.feedback;

import java.util.List;
import java.util.Optional;

/**
 * What an application says about the answer of one of its calls. Prints without its text.
 *
 * @param subject number of the person whom it is about, or empty
 * @param known whether the call was found; one that was made some seconds ago is found later
 * @param reason one of {@link #REASONS}, or empty
 * @param correction what the answer should have been, up to {@link #LONGEST} characters
 */
public record Feedback(
        String tenant,
        String application,
        String call,
        String subject,
        boolean known,
        boolean good,
        String reason,
        Optional<String> correction) {

    /** The longest correction, in characters. */
    public static final int LONGEST = 20_000;

    /** The reasons that reviewers have, too. */
    public static final List<String> REASONS = List.of("wrong", "unsafe", "tone", "off-topic", "privacy", "other");

    /** As the API and the record call it. */
    public String rating() {
        return good ? "good" : "bad";
    }

    @Override
    public String toString() {
        return "Feedback[" + call + ", " + rating() + "]";
    }
}
