package io.trustrail.gateway.audit;

import io.trustrail.gateway.guard.Action;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Something that the record must tell. Carries no text of a call. */
public sealed interface AuditEvent {

    /** Id of the call that it is about; empty if it is about none. */
    String call();

    Instant at();

    /**
     * What connects a record with a person and with texts, without telling either.
     *
     * @param subject random number that stands for the person until an erasure; empty if the call names nobody
     * @param commitment salted SHA-256 of the masked texts, in hexadecimal; empty where they are not kept
     */
    record Ties(String subject, String commitment) {

        /** To nothing. */
        public static final Ties NONE = new Ties("", "");
    }

    /**
     * A guarded call is about to leave the house for its first target.
     *
     * @param findings number of findings in the request, by category
     * @param verdict the strictest verdict on the request
     * @param unscanned kinds of content that went on unread, such as {@code image}
     * @param failed guards that could not run
     * @param grounds why this target may get it
     * @param ties to a person, and to the masked request
     */
    record Opened(
            String call,
            Instant at,
            String tenant,
            String application,
            String feature,
            int level,
            String policyHash,
            String dialect,
            boolean stream,
            String vendor,
            String model,
            Action verdict,
            Map<String, Integer> findings,
            List<String> unscanned,
            List<String> failed,
            Grounds grounds,
            Ties ties)
            implements AuditEvent {}

    /** The call is about to be sent to another target. */
    record Rerouted(String call, Instant at, String vendor, String model) implements AuditEvent {}

    /**
     * The call ended. A call that was refused before it left has a {@code Closed} and no {@code Opened}.
     *
     * @param outcome how it ended, in snake case: {@code delivered}, {@code blocked_prompt}, {@code client_gone}, …
     * @param status the HTTP status that the application saw
     * @param findings number of findings in the reply (or in the refused request), by category
     * @param restoreMisses pseudonym-like tokens in the reply that stand for nothing
     * @param failed guards that could not run
     * @param inputTokens as the vendor counted, -1 if it did not say
     * @param spend what it cost, and what limits had to do with it
     * @param totalMicros from the request's head to the end of the reply
     * @param grounds why it went out, or did not
     * @param review what people had to do with the answer
     * @param ties to a person, and to the masked reply
     */
    record Closed(
            String call,
            Instant at,
            String tenant,
            String application,
            String feature,
            String policyHash,
            String outcome,
            int status,
            String vendor,
            String model,
            int attempts,
            String coverage,
            Action verdict,
            Map<String, Integer> findings,
            int restoreMisses,
            List<String> failed,
            long inputTokens,
            long outputTokens,
            Spend spend,
            long totalMicros,
            Grounds grounds,
            Review review,
            Ties ties)
            implements AuditEvent {

        /**
         * What a call cost, and what limits had to do with it.
         *
         * @param nanos 10<sup>-9</sup> of the currency, -1 if that is not known or nothing was asked of a vendor
         * @param unknown why the cost is not known: {@code no_price} or {@code no_usage}; empty if it is, or nothing was asked
         * @param limit the limit that turned the call away, or empty
         * @param unasked limits that could not be asked, and that the call passed
         */
        public record Spend(long nanos, String currency, String unknown, String limit, List<String> unasked) {

            /** Nothing was asked of a vendor, and nothing stood in the way. */
            public static final Spend NONE = new Spend(-1, "", "", "", List.of());

            public Spend {
                unasked = List.copyOf(unasked);
            }
        }

        /**
         * What people had to do with the answer.
         *
         * @param mode {@code hold}, {@code park}, {@code after}, {@code sample}, {@code none} where no rule took it, {@code
         *     too_long} where the answer was too long to be looked at, {@code lost} where it should have been put before people later and was not; empty where nobody ever looks
         * @param id of the review, or empty
         * @param confidence probability that a reviewer would approve, 0 to 1; -1 if it was not judged
         * @param model what the confidence was made by
         * @param language of the answer, such as {@code de}; empty if it was not told
         */
        public record Review(String mode, String id, double confidence, String model, String language) {

            /** Nobody ever looks. */
            public static final Review NONE = new Review("", "", -1, "", "");
        }
    }

    /**
     * The call had no {@link Closed} when the gateway started again: the process that served it died. Written by the
     * journal itself, once for each such call.
     *
     * @param at when that was found out
     * @param openedAt when the call was opened
     */
    record Crashed(String call, Instant at, Instant openedAt) implements AuditEvent {}

    /**
     * Something else that must be provable: a transition of a review, a reveal, a change of keys, users, policies, vendors
     * or consents, an erasure.
     *
     * @param kind what it was, in snake case with dots: {@code review.approved}, {@code key.revoked}, …; none of the names
     *     of the other events
     * @param call id of the call that it is about, or empty
     * @param facts who and what, without content: names, ids, states, numbers as text; in the order in which they are
     *     written
     */
    record Noted(String kind, String call, Instant at, Map<String, String> facts) implements AuditEvent {

        private static final Pattern KIND = Pattern.compile("[a-z][a-z_]*(\\.[a-z][a-z_]*)*");
        private static final Set<String> TAKEN = Set.of("opened", "rerouted", "closed", "crashed", "checkpoint");

        /** @throws IllegalArgumentException if the kind is none, or another event's */
        public Noted {
            if (!KIND.matcher(kind).matches() || TAKEN.contains(kind)) {
                throw new IllegalArgumentException("no kind of event: " + kind);
            }
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }

        /** The same with one more fact. */
        public Noted with(String name, String value) {
            var more = new LinkedHashMap<>(facts);
            more.put(name, value);
            return new Noted(kind, call, at, more);
        }
    }
}
