package io.trustrail.gateway.api.reviews;

import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.api.ApiAnswer;
import io.trustrail.gateway.api.ApiCall;
import io.trustrail.gateway.api.ApiError;
import io.trustrail.gateway.api.ApiRoutes;
import io.trustrail.gateway.api.Endpoints;
import io.trustrail.gateway.review.hooks.Delivery;
import io.trustrail.gateway.review.hooks.HookEvent;
import io.trustrail.gateway.review.hooks.Webhook;
import io.trustrail.gateway.review.hooks.WebhookDesk;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /api/v1/webhooks}: who is told about reviews. */
public final class HookRoutes implements ApiRoutes {

    private static final String ROOT = "/api/v1/webhooks";
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_WORD = 20;

    private final WebhookDesk webhooks;

    public HookRoutes(WebhookDesk webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints
                .get(ROOT, Scope.REVIEWS_MANAGE, Refusals.told(this::list))
                .post(ROOT, Scope.REVIEWS_MANAGE, Refusals.told(this::create))
                .delete(ROOT + "/{id}", Scope.REVIEWS_MANAGE, Refusals.told(this::delete))
                .get(ROOT + "/{id}/deliveries", Scope.REVIEWS_MANAGE, Refusals.told(this::deliveries))
                .post(ROOT + "/{id}/retry", Scope.REVIEWS_MANAGE, Refusals.told(this::retry));
    }

    private Future<ApiAnswer> list(ApiCall call) {
        return webhooks.list(Actors.of(call.token()))
                .map(all -> ApiAnswer.of(new JsonObject()
                        .put(
                                "webhooks",
                                ReviewJson.list(
                                        all,
                                        one -> json(one.webhook())
                                                .put("pending", one.pending())
                                                .put("dead", one.dead())))));
    }

    private Future<ApiAnswer> create(ApiCall call) {
        var body = call.body().only("url", "events");
        var url = body.text("url", LONGEST_URL);
        var events = events(body.texts("events", LONGEST_WORD, HookEvent.values().length));
        return webhooks.create(Actors.of(call.token()), url, events)
                .recover(failure -> Future.failedFuture(
                        failure instanceof IllegalArgumentException wrong
                                ? ApiError.invalid(
                                        "url", String.valueOf(wrong.getMessage()), "Send a public https address.")
                                : failure))
                .map(made -> ApiAnswer.of(201, json(made.webhook()).put("secret", made.secret())));
    }

    /** All, if none is named. */
    private static Set<HookEvent> events(List<String> words) {
        if (words.isEmpty()) {
            return Set.of(HookEvent.values());
        }
        return words.stream()
                .map(word -> HookEvent.of(word)
                        .orElseThrow(() -> ApiError.invalid(
                                "events",
                                "There is no such event.",
                                "Use some of " + String.join(", ", HookEvent.words()) + ".")))
                .collect(Collectors.toSet());
    }

    private Future<ApiAnswer> delete(ApiCall call) {
        return webhooks.delete(Actors.of(call.token()), call.path("id")).map(v -> ApiAnswer.nothing());
    }

    private Future<ApiAnswer> deliveries(ApiCall call) {
        return webhooks.deliveries(Actors.of(call.token()), call.path("id"))
                .map(all -> ApiAnswer.of(new JsonObject().put("deliveries", ReviewJson.list(all, HookRoutes::json))));
    }

    private Future<ApiAnswer> retry(ApiCall call) {
        return webhooks.retry(Actors.of(call.token()), call.path("id"))
                .map(count -> ApiAnswer.of(new JsonObject().put("messages", count)));
    }

    private static JsonObject json(Webhook hook) {
        var events = hook.events().stream().map(HookEvent::word).sorted().toList();
        return new JsonObject()
                .put("id", hook.id())
                .put("url", hook.url())
                .put("events", new JsonArray(events))
                .put("created_by", hook.createdBy())
                .put("created", hook.created().toString());
    }

    private static JsonObject json(Delivery delivery) {
        return new JsonObject()
                .put("id", delivery.id())
                .put("event", delivery.event())
                .put(HookEvent.isAboutReview(delivery.event()) ? "review" : "concern", delivery.about())
                .put("state", delivery.state().name().toLowerCase(Locale.ROOT))
                .put("attempts", delivery.attempts())
                .put("created", delivery.created().toString())
                .put(
                        "next",
                        delivery.state() == Delivery.State.PENDING
                                ? delivery.next().toString()
                                : null)
                .put("ended", delivery.ended() == null ? null : delivery.ended().toString())
                .put("problem", delivery.problem());
    }
}
