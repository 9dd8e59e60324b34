package io.trustrail.gateway.audit;

import io.trustrail.gateway.audit.record.JsonWriter;

/** Events as the fields of a JSON record, named as the events name them. */
final class EventJson {

    private static final int PERMILLE = 1000;

    private EventJson() {}

    /** Writes the type and all that the event says. */
    static void write(JsonWriter json, AuditEvent event) {
        json.field("type", type(event)).field("call", event.call()).field("at", event.at());
        if (event instanceof AuditEvent.Opened opened) {
            opened(json, opened);
        } else if (event instanceof AuditEvent.Closed closed) {
            closed(json, closed);
        } else if (event instanceof AuditEvent.Rerouted rerouted) {
            json.field("vendor", rerouted.vendor()).field("model", rerouted.model());
        } else if (event instanceof AuditEvent.Crashed crashed) {
            json.field("openedAt", crashed.openedAt());
        } else if (event instanceof AuditEvent.Noted noted) {
            json.name("facts").open();
            noted.facts().forEach(json::field);
            json.close();
        }
    }

    private static String type(AuditEvent event) {
        if (event instanceof AuditEvent.Opened) {
            return "opened";
        }
        if (event instanceof AuditEvent.Closed) {
            return "closed";
        }
        if (event instanceof AuditEvent.Noted noted) {
            return noted.kind();
        }
        return event instanceof AuditEvent.Rerouted ? "rerouted" : "crashed";
    }

    private static void opened(JsonWriter json, AuditEvent.Opened event) {
        json.field("tenant", event.tenant())
                .field("application", event.application())
                .field("feature", event.feature())
                .field("level", event.level())
                .field("policyHash", event.policyHash())
                .field("dialect", event.dialect())
                .field("stream", event.stream())
                .field("vendor", event.vendor())
                .field("model", event.model())
                .field("verdict", event.verdict().name())
                .field("findings", event.findings())
                .field("unscanned", event.unscanned())
                .field("failed", event.failed());
        grounds(json, event.grounds());
        ties(json, event.ties(), "promptCommitment");
    }

    /* Most calls have little to tell here: what is empty is left out. */
    private static void grounds(JsonWriter json, Grounds grounds) {
        if (!grounds.assessment().isEmpty()) {
            json.field("assessment", grounds.assessment());
        }
        if (!grounds.ineligible().isEmpty()) {
            json.field("ineligible", grounds.ineligible());
        }
        if (!grounds.unconfirmed().isEmpty()) {
            json.field("unconfirmed", grounds.unconfirmed());
        }
        if (!grounds.consent().isEmpty()) {
            json.name("consent").open();
            grounds.consent().forEach(json::field);
            json.close();
        }
    }

    private static void closed(JsonWriter json, AuditEvent.Closed event) {
        json.field("tenant", event.tenant())
                .field("application", event.application())
                .field("feature", event.feature())
                .field("policyHash", event.policyHash())
                .field("outcome", event.outcome())
                .field("status", event.status())
                .field("vendor", event.vendor())
                .field("model", event.model())
                .field("attempts", event.attempts())
                .field("coverage", event.coverage())
                .field("verdict", event.verdict().name())
                .field("findings", event.findings())
                .field("restoreMisses", event.restoreMisses())
                .field("failed", event.failed())
                .field("inputTokens", event.inputTokens())
                .field("outputTokens", event.outputTokens());
        spend(json, event.spend());
        json.field("totalMicros", event.totalMicros());
        grounds(json, event.grounds());
        var review = event.review();
        if (!review.mode().isEmpty()) {
            json.field("review", review.mode()).field("reviewId", review.id());
            json.field("confidencePermille", review.confidence() < 0 ? -1 : Math.round(review.confidence() * PERMILLE))
                    .field("confidenceModel", review.model());
            if (!review.language().isEmpty()) {
                json.field("language", review.language());
            }
        }
        ties(json, event.ties(), "replyCommitment");
    }

    private static void spend(JsonWriter json, AuditEvent.Closed.Spend spend) {
        if (spend.nanos() >= 0) {
            json.field("costNanos", spend.nanos()).field("currency", spend.currency());
        }
        if (!spend.unknown().isEmpty()) {
            json.field("costUnknown", spend.unknown());
        }
        if (!spend.limit().isEmpty()) {
            json.field("limit", spend.limit());
        }
        if (!spend.unasked().isEmpty()) {
            json.field("limitsUnasked", spend.unasked());
        }
    }

    private static void ties(JsonWriter json, AuditEvent.Ties ties, String commitment) {
        if (!ties.subject().isEmpty()) {
            json.field("subject", ties.subject());
        }
        if (!ties.commitment().isEmpty()) {
            json.field(commitment, ties.commitment());
        }
    }
}
