package io.trustrail.gateway.api.audit;

import io.trustrail.gateway.audit.index.FoundCall;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Calls as the API tells them, with the names that entries have. */
final class AuditJson {

    private AuditJson() {}

    static JsonObject of(FoundCall call) {
        var findings = new JsonObject();
        call.findings().forEach(findings::put);
        return new JsonObject()
                .put("call", call.call())
                .put("at", call.at().toString())
                .put("tenant", call.tenant())
                .put("application", call.application())
                .put("feature", call.feature())
                .put("level", call.level() < 0 ? null : call.level())
                .put("subject", known(call.subject()))
                .put("vendor", known(call.vendor()))
                .put("model", known(call.model()))
                .put("policyHash", call.policyHash())
                .put("verdict", call.verdict().toLowerCase(Locale.ROOT))
                .put("outcome", known(call.outcome()))
                .put("status", call.status() == 0 ? null : call.status())
                .put("findings", findings)
                .put("inputTokens", call.inputTokens() < 0 ? null : call.inputTokens())
                .put("outputTokens", call.outputTokens() < 0 ? null : call.outputTokens())
                .put("totalMicros", call.totalMicros() == 0 ? null : call.totalMicros());
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }
}
