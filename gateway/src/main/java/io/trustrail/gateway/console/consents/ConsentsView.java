package io.trustrail.gateway.console.consents;

import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.trust.consent.Consent;
import io.trustrail.gateway.trust.consent.Said;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person has agreed to. Prints without the person.
 *
 * @param id as applications name the person; empty before anybody was looked for
 * @param history all that the person said, the newest first
 * @param isBadId whether the visitor gave an id by which no call can name anybody
 */
public record ConsentsView(String tenant, String id, Map<Purpose, Consent> said, List<Said> history, boolean isBadId) {

    /** Nobody was looked for, since no call can name a person so. */
    static ConsentsView badId(String tenant) {
        return new ConsentsView(tenant, "", Map.of(), List.of(), true);
    }

    /** One purpose. */
    public record Line(Purpose purpose, @Nullable Consent consent) {

        public String state() {
            return consent == null ? "unknown" : consent.state().word();
        }

        public String source() {
            return consent == null ? "" : consent.source();
        }

        public String textVersion() {
            return consent == null ? "" : consent.textVersion();
        }

        public boolean isKnown() {
            return consent != null;
        }

        /** When it was said; the epoch if it was not. */
        public Instant at() {
            return consent == null ? Instant.EPOCH : consent.at();
        }
    }

    public boolean hasPerson() {
        return !id.isEmpty();
    }

    public List<Line> lines() {
        return Arrays.stream(Purpose.values())
                .map(purpose -> new Line(purpose, said.get(purpose)))
                .toList();
    }

    @Override
    public String toString() {
        return "ConsentsView[" + said.size() + "]";
    }
}
