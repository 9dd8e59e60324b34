package io.trustrail.gateway.console.open;

import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.trust.consent.Consent;
import io.trustrail.gateway.trust.consent.Consent.State;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said, and can change.
 *
 * @param saved whether it was taken down just now
 * @param problem whether a form was sent with nothing chosen
 * @param end when the link ends
 */
public record ConsentView(List<Choice> choices, boolean saved, boolean problem, Instant end) {

    /** One purpose. */
    public record Choice(Purpose purpose, @Nullable Consent said) {

        public String name() {
            return purpose.word();
        }

        public boolean isKnown() {
            return said != null;
        }

        public boolean isGranted() {
            return said != null && said.state() == State.GRANTED;
        }

        public boolean isWithdrawn() {
            return said != null && said.state() == State.WITHDRAWN;
        }

        /** When it was said; the epoch if it was not. */
        public Instant at() {
            return said == null ? Instant.EPOCH : said.at();
        }
    }

    static ConsentView of(Map<Purpose, Consent> said, boolean saved, boolean problem, Instant end) {
        var choices = Arrays.stream(Purpose.values())
                .map(purpose -> new Choice(purpose, said.get(purpose)))
                .toList();
        return new ConsentView(choices, saved, problem, end);
    }
}
