package io.trustrail.bench.log;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.AuditEvent.Closed.Review;
import io.trustrail.gateway.audit.AuditEvent.Closed.Spend;
import io.trustrail.gateway.audit.AuditEvent.Ties;
import io.trustrail.gateway.audit.Grounds;
import io.trustrail.gateway.guard.Action;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Made-up calls with all that a gateway's records of them have. */
final class Calls {

    private static final String POLICY = "5d41402abc4b2a76b9719d911017c592";
    private static final String COMMITMENT = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
    private static final Ties TIES = new Ties("sub_7k3q2m5x8c1v9b4n", COMMITMENT);
    private static final Map<String, Integer> FINDINGS = Map.of("EMAIL", 1, "PERSON", 2, "PHONE", 1);

    private Calls() {}

    static String id(long number) {
        return String.format("call_%022d", number);
    }

    static AuditEvent opened(long number) {
        return new AuditEvent.Opened(
                id(number),
                Instant.now(),
                "default",
                "desk-" + number % 20,
                "support-replies",
                1,
                POLICY,
                "openai-chat",
                true,
                "openai",
                "gpt-4o",
                Action.REWRITE,
                FINDINGS,
                List.of(),
                List.of(),
                Grounds.NONE,
                TIES);
    }

    static AuditEvent closed(long number) {
        return new AuditEvent.Closed(
                id(number),
                Instant.now(),
                "default",
                "desk-" + number % 20,
                "support-replies",
                POLICY,
                "delivered",
                200,
                "openai",
                "gpt-4o",
                1,
                "window",
                Action.ALLOW,
                Map.of(),
                0,
                List.of(),
                812,
                240,
                Spend.NONE,
                1_234_567,
                Grounds.NONE,
                Review.NONE,
                TIES);
    }
}
