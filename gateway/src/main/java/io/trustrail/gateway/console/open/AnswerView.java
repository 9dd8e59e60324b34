package io.trustrail.gateway.console.open;

import io.trustrail.gateway.trust.concern.Concern;
import java.time.Instant;
import java.util.Optional;

/**
 * What the author of a concern is told.
 *
 * @param fresh whether it was sent just now
 * @param address of this page, to be kept
 * @param now when this is shown
 */
public record AnswerView(Concern concern, Optional<String> answer, boolean fresh, String address, Instant now) {

    public boolean isLate() {
        return concern.isLate(now);
    }

    public boolean isAnswered() {
        return answer.isPresent();
    }

    /** The answer; empty if there is none. */
    public String answerText() {
        return answer.orElse("");
    }

    @Override
    public String toString() {
        return "AnswerView[" + concern.id() + "]";
    }
}
