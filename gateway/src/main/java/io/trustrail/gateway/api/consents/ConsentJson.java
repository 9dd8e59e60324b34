package io.trustrail.gateway.api.consents;

import io.trustrail.gateway.api.ApiError;
import io.trustrail.gateway.api.Body;
import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.trust.consent.Consent;
import io.trustrail.gateway.trust.consent.Consent.State;
import io.trustrail.gateway.trust.consent.Consents.Statement;
import io.trustrail.gateway.trust.consent.Said;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Consents as JSON. */
final class ConsentJson {

    private static final int LONGEST = 64;

    private ConsentJson() {}

    static JsonObject of(String number, Map<Purpose, Consent> consents) {
        var purposes = new JsonObject();
        for (var purpose : Purpose.values()) {
            var consent = consents.get(purpose);
            purposes.put(
                    purpose.word(),
                    consent == null
                            ? new JsonObject().put("state", "unknown")
                            : new JsonObject()
                                    .put("state", consent.state().word())
                                    .put("source", consent.source())
                                    .put("textVersion", consent.textVersion())
                                    .put("at", consent.at().toString()));
        }
        return new JsonObject().put("subject", number.isEmpty() ? null : number).put("purposes", purposes);
    }

    static JsonArray history(List<Said> said) {
        var history = new JsonArray();
        said.forEach(one -> history.add(new JsonObject()
                .put("purpose", one.purpose().word())
                .put("state", one.consent().state().word())
                .put("source", one.consent().source())
                .put("textVersion", one.consent().textVersion())
                .put("by", one.by())
                .put("at", one.consent().at().toString())));
        return history;
    }

    static Statement statement(Body body, String by) {
        body.only("purposes", "source", "textVersion");
        var states = new EnumMap<Purpose, State>(Purpose.class);
        body.textsByName("purposes", LONGEST)
                .forEach((name, state) -> states.put(purpose("purposes", name), state("purposes", state)));
        if (states.isEmpty()) {
            throw ApiError.invalid(
                    "purposes",
                    "The field is missing or empty.",
                    "Send an object such as {\"answering\": \"granted\"}.");
        }
        return new Statement(
                states,
                body.text("source", LONGEST),
                body.optional("textVersion", LONGEST).orElse(""),
                by);
    }

    static Purpose purpose(String field, String word) {
        return Purpose.of(word)
                .orElseThrow(() -> ApiError.invalid(
                        field, "There is no such purpose.", "These are known: " + ConsentRoutes.purposes() + "."));
    }

    static State state(String field, String word) {
        return State.of(word)
                .orElseThrow(() -> ApiError.invalid(
                        field, "A state is neither granted nor withdrawn.", "Send granted or withdrawn."));
    }
}
