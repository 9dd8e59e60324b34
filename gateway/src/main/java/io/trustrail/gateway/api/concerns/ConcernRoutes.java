package io.trustrail.gateway.api.concerns;

import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.api.ApiAnswer;
import io.trustrail.gateway.api.ApiCall;
import io.trustrail.gateway.api.ApiError;
import io.trustrail.gateway.api.ApiRoutes;
import io.trustrail.gateway.api.Endpoints;
import io.trustrail.gateway.api.reviews.Actors;
import io.trustrail.gateway.api.reviews.Refusals;
import io.trustrail.gateway.trust.concern.Concern;
import io.trustrail.gateway.trust.concern.ConcernDesk;
import io.trustrail.gateway.trust.concern.Status;
import io.trustrail.gateway.trust.feedback.FeedbackDesk;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Concerns for those who answer them, and feedback for those who learn from it. */
public final class ConcernRoutes implements ApiRoutes {

    private static final String ROOT = "/api/v1/concerns";
    private static final int MOST = 200;
    private static final Map<String, List<Status>> STATES = Map.of(
            "open", List.of(Status.RECEIVED, Status.IN_PROGRESS),
            "ended", List.of(Status.ANSWERED, Status.CLOSED),
            "all", List.of(Status.values()));

    private final ConcernDesk desk;
    private final FeedbackDesk feedback;
    private final Clock clock;

    public ConcernRoutes(ConcernDesk desk, FeedbackDesk feedback, Clock clock) {
        this.desk = desk;
        this.feedback = feedback;
        this.clock = clock;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints
                .get(ROOT, Scope.REVIEWS_READ, Refusals.told(this::list))
                .get(ROOT + "/{id}", Scope.REVIEWS_READ, Refusals.told(this::get))
                .post(ROOT + "/{id}/take", Scope.REVIEWS_DECIDE, Refusals.told(this::take))
                .post(ROOT + "/{id}/answer", Scope.REVIEWS_DECIDE, Refusals.told(this::answer))
                .post(ROOT + "/{id}/close", Scope.REVIEWS_DECIDE, Refusals.told(this::close))
                .post(ROOT + "/{id}/reveal", Scope.REVIEWS_REVEAL, Refusals.told(this::reveal))
                .get("/api/v1/feedback", Scope.REVIEWS_READ, this::feedback);
    }

    private Future<ApiAnswer> list(ApiCall call) {
        call.onlyQuery("state", "limit");
        var states = STATES.get(call.query("state").orElse("all"));
        if (states == null) {
            throw ApiError.invalid("state", "There is no such state.", "Send open, ended or all.");
        }
        return desk.list(Actors.of(call.token()), states, call.query("limit", MOST, 1, MOST))
                .map(found -> {
                    var concerns = new JsonArray();
                    found.forEach(concern -> concerns.add(json(concern)));
                    return ApiAnswer.of(new JsonObject().put("concerns", concerns));
                });
    }

    private Future<ApiAnswer> get(ApiCall call) {
        return desk.get(Actors.of(call.token()), call.path("id"))
                .map(dossier -> ApiAnswer.of(json(dossier.concern())
                        .put("text", dossier.text().orElse(null))
                        .put("answer", dossier.answer().orElse(null))));
    }

    private Future<ApiAnswer> take(ApiCall call) {
        return desk.take(Actors.of(call.token()), call.path("id")).map(concern -> ApiAnswer.of(json(concern)));
    }

    private Future<ApiAnswer> answer(ApiCall call) {
        var text = call.body().only("text").text("text", ConcernDesk.LONGEST);
        if (text.isBlank()) {
            throw ApiError.invalid("text", "The answer is empty.", "Say what became of it, or close the concern.");
        }
        return desk.answer(Actors.of(call.token()), call.path("id"), text).map(concern -> ApiAnswer.of(json(concern)));
    }

    private Future<ApiAnswer> close(ApiCall call) {
        return desk.close(Actors.of(call.token()), call.path("id")).map(concern -> ApiAnswer.of(json(concern)));
    }

    private Future<ApiAnswer> reveal(ApiCall call) {
        var reason = call.body().only("reason").text("reason", ConcernDesk.LONGEST_REASON);
        if (reason.strip().length() < ConcernDesk.SHORTEST_REASON) {
            throw ApiError.invalid("reason", "The reason is too short.", "Say in some words why you need to see it.");
        }
        return desk.reveal(Actors.of(call.token()), call.path("id"), reason)
                .map(original -> ApiAnswer.of(new JsonObject()
                        .put("text", original.text())
                        .put("contact", original.contact().isEmpty() ? null : original.contact())));
    }

    private Future<ApiAnswer> feedback(ApiCall call) {
        call.onlyQuery("before", "limit");
        return feedback.before(before(call), call.query("limit", MOST, 1, MOST))
                .map(all -> ApiAnswer.of(new JsonObject().put("feedback", all)));
    }

    private Instant before(ApiCall call) {
        try {
            return call.query("before")
                    .map(Instant::parse)
                    .orElseGet(() -> clock.instant().plusSeconds(1));
        } catch (DateTimeParseException e) {
            throw ApiError.invalid("before", "This is no time.", "Send one such as 2026-03-01T00:00:00Z.");
        }
    }

    private static JsonObject json(Concern concern) {
        return new JsonObject()
                .put("id", concern.id())
                .put("tenant", concern.tenant())
                .put("application", concern.application())
                .put("call", concern.call())
                .put("review", concern.review())
                .put("category", concern.category().word())
                .put("status", concern.status().word())
                .put("taken_by", concern.takenBy())
                .put("personal_data", new JsonArray(concern.findings()))
                .put("contact", concern.hasContact())
                .put("received", concern.received().toString())
                .put("due", concern.due().toString())
                .put("overdue", time(concern.overdue()))
                .put("ended", time(concern.ended()));
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
