package io.trustrail.gateway.trust.consent;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person said about one purpose.
 *
 * @param source where it was said, such as {@code signup-form}; up to 64 characters
 * @param textVersion version of the text that the person saw; may be empty
 */
public record Consent(State state, String source, String textVersion, Instant at) {

    /** Yes or no. */
    public enum State {
        GRANTED,
        WITHDRAWN;

        /** In lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<State> of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word().equals(word))
                    .findFirst();
        }
    }
}
