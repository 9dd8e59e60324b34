package io.trustrail.gateway.fairness.kept;

import io.vertx.core.json.JsonObject;
import java.util.TreeMap;

/** An audit in its trend, as JSON. */
public final class TrendJson {

    private TrendJson() {}

    public static JsonObject of(TrendPoint point) {
        var gaps = new JsonObject();
        new TreeMap<>(point.gaps()).forEach((name, gap) -> gaps.put(name, Math.round(gap * 1e4) / 1e4));
        return new JsonObject()
                .put("id", point.audit())
                .put("at", point.at().toString())
                .put("policy", point.policyHash())
                .put("warnings", point.warnings())
                .put("largest", gaps);
    }
}
