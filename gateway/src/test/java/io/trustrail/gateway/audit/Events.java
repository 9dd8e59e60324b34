package io.trustrail.gateway.audit;

import io.trustrail.gateway.guard.Action;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events to write down. */
final class Events {

    static final Instant AT = Instant.parse("2026-11-22T10:00:00.000123Z");

    private Events() {}

    static AuditEvent.Opened opened(String call) {
        return opened(call, "gpt-4o");
    }

    static AuditEvent.Opened opened(String call, String model) {
        return new AuditEvent.Opened(
                call,
                AT,
                "acme",
                "desk",
                "support-replies",
                1,
                "ab12",
                "openai-chat",
                true,
                "openai",
                model,
                Action.REWRITE,
                Map.of("EMAIL", 2),
                List.of("image"),
                List.of(),
                Grounds.NONE,
                AuditEvent.Ties.NONE);
    }

    static AuditEvent.Closed closed(String call) {
        return new AuditEvent.Closed(
                call,
                AT,
                "acme",
                "desk",
                "support-replies",
                "ab12",
                "delivered",
                200,
                "openai",
                "gpt-4o",
                1,
                "full",
                Action.FLAG,
                Map.of(),
                0,
                List.of("toxicity"),
                812,
                -1,
                new AuditEvent.Closed.Spend(1_950, "USD", "", "", List.of()),
                1_234_567,
                Grounds.NONE,
                AuditEvent.Closed.Review.NONE,
                AuditEvent.Ties.NONE);
    }
}
