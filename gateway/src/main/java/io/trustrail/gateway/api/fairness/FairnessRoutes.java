package io.trustrail.gateway.api.fairness;

import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.api.ApiAnswer;
import io.trustrail.gateway.api.ApiCall;
import io.trustrail.gateway.api.ApiError;
import io.trustrail.gateway.api.ApiRoutes;
import io.trustrail.gateway.api.Endpoints;
import io.trustrail.gateway.fairness.FairnessDesk;
import io.trustrail.gateway.fairness.Run;
import io.trustrail.gateway.fairness.figures.Measure;
import io.trustrail.gateway.fairness.kept.TrendJson;
import io.trustrail.gateway.fairness.kept.TrendPoint;
import io.trustrail.gateway.fairness.report.ShiftJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Audits of guards: what they found, how it went over time, and another one now. */
public final class FairnessRoutes implements ApiRoutes {

    private static final int USUAL_TREND = 10;
    private static final int LONGEST_TREND = 100;
    private static final int LONGEST_NAME = 100;

    private final FairnessDesk desk;

    public FairnessRoutes(FairnessDesk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints
                .get("/api/v1/fairness", Scope.FAIRNESS_READ, this::list)
                .get("/api/v1/fairness/{id}", Scope.FAIRNESS_READ, this::one)
                .post("/api/v1/fairness", Scope.FAIRNESS_RUN, this::run);
    }

    private Future<ApiAnswer> list(ApiCall call) {
        call.onlyQuery("last", "feature");
        int last = call.query("last", USUAL_TREND, 1, LONGEST_TREND);
        var features = call.query("feature").map(name -> List.of(known(name))).orElseGet(desk::features);
        var trends = features.stream()
                .map(name -> desk.trend(name, last).map(points -> feature(name, points)))
                .toList();
        return Future.all(trends).map(done -> {
            var all = new JsonArray();
            trends.forEach(trend -> all.add(trend.result()));
            var drift = new JsonArray();
            desk.shifts().stream()
                    .filter(shift -> features.contains(shift.feature()))
                    .forEach(shift -> drift.add(ShiftJson.of(shift)));
            return ApiAnswer.of(new JsonObject()
                    .put("features", all)
                    .put("limits", limits())
                    .put("drift", drift));
        });
    }

    private JsonObject feature(String name, List<TrendPoint> points) {
        var audits = new JsonArray();
        for (int i = points.size() - 1; i >= 0; i--) {
            audits.add(TrendJson.of(points.get(i)));
        }
        return new JsonObject()
                .put("feature", name)
                .put("run", desk.lastRun(name).map(FairnessRoutes::run).orElse(null))
                .put("audits", audits);
    }

    private static JsonObject run(Run run) {
        return new JsonObject()
                .put("state", run.state().word())
                .put("at", run.at().toString())
                .put("percent", run.percent());
    }

    private JsonObject limits() {
        var limits = new JsonObject();
        for (var measure : Measure.values()) {
            limits.put(measure.label(), desk.limits().of(measure));
        }
        return limits.put("drift", desk.driftRule().limit());
    }

    private Future<ApiAnswer> one(ApiCall call) {
        return desk.audit(call.path("id"))
                .map(found -> ApiAnswer.of(found.orElseThrow(() -> ApiError.notFound("audit"))));
    }

    /* Of all features that are asked for without a name, some may be under way: it is enough that the others begin. */
    private Future<ApiAnswer> run(ApiCall call) {
        var named = call.body().only("feature").optional("feature", LONGEST_NAME);
        var features = named.map(name -> List.of(known(name))).orElseGet(desk::features);
        return desk.request(features).map(asked -> {
            if (asked.taken().isEmpty()) {
                throw ApiError.conflict(
                        "audit_under_way",
                        asked.elsewhere()
                                ? "Another gateway on the same store is at an audit."
                                : "An audit of this is under way, or waits for its turn.",
                        "Ask GET /api/v1/fairness how far it is, and for another one when it has ended.");
            }
            return ApiAnswer.of(202, new JsonObject().put("asked", new JsonArray(asked.taken())));
        });
    }

    private String known(String feature) {
        if (!desk.features().contains(feature)) {
            throw ApiError.invalid(
                    "feature",
                    "There is no such feature.",
                    "Send one of these: " + String.join(", ", desk.features()) + ".");
        }
        return feature;
    }
}
