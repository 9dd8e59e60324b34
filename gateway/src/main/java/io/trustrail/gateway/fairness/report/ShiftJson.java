package io.trustrail.gateway.fairness.report;

import io.trustrail.gateway.fairness.drift.Shift;
import io.vertx.core.json.JsonObject;

/** How far calls moved, as JSON. */
public final class ShiftJson {

    private ShiftJson() {}

    public static JsonObject of(Shift shift) {
        return new JsonObject()
                .put("feature", shift.feature())
                .put("of", shift.of())
                .put("psi", Math.round(shift.psi() * 1e4) / 1e4)
                .put("recent", shift.recent())
                .put("reference", shift.reference())
                .put("most", shift.most())
                .put("warns", shift.warns());
    }
}
