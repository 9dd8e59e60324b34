package io.trustrail.gateway.api.reviews;

import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.api.ApiAnswer;
import io.trustrail.gateway.api.ApiCall;
import io.trustrail.gateway.api.ApiError;
import io.trustrail.gateway.api.ApiRoutes;
import io.trustrail.gateway.api.Endpoints;
import io.trustrail.gateway.review.Terms;
import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.review.item.Filter;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Status;
import io.trustrail.gateway.review.item.Wish;
import io.trustrail.gateway.review.queue.ReviewQueue;
import io.trustrail.gateway.review.texts.EditCheck;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /api/v1/reviews} and what belongs to it: all that reviewers do. */
public final class ReviewRoutes implements ApiRoutes {

    private static final String ROOT = "/api/v1/reviews";
    private static final String[] FILTERS = {
        "status", "mode", "feature", "language", "skill", "reason", "person", "search", "overdue", "after", "limit"
    };
    private static final int MOST_IN_A_PAGE = 500;
    private static final int USUAL_PAGE = 50;
    private static final int LONGEST_WORD = 64;
    private static final int MOST_WORDS = 50;
    private static final int MOST_DAYS = 366;
    private static final long LONGEST_TEXTS = 1024L * 1024;

    private final ReviewQueue queue;

    public ReviewRoutes(ReviewQueue queue) {
        this.queue = queue;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints
                .get(ROOT, Scope.REVIEWS_READ, Refusals.told(this::list))
                .post(ROOT + "/claim-next", Scope.REVIEWS_DECIDE, Refusals.told(this::next))
                .get(ROOT + "/{id}", Scope.REVIEWS_READ, Refusals.told(this::one))
                .post(ROOT + "/{id}/claim", Scope.REVIEWS_DECIDE, Refusals.told(on(queue::claim)))
                .post(ROOT + "/{id}/renew", Scope.REVIEWS_DECIDE, Refusals.told(on(queue::renew)))
                .post(ROOT + "/{id}/release", Scope.REVIEWS_DECIDE, Refusals.told(on(queue::release)))
                .post(
                        ROOT + "/{id}/decision",
                        Scope.REVIEWS_DECIDE,
                        LONGEST_TEXTS,
                        Refusals.toldWithDraft(this::decide))
                .put(ROOT + "/{id}/draft", Scope.REVIEWS_DECIDE, Refusals.told(this::draft))
                .post(ROOT + "/{id}/reveal", Scope.REVIEWS_REVEAL, Refusals.told(this::reveal))
                .get("/api/v1/review-health", Scope.REVIEWS_READ, Refusals.told(this::health))
                .get("/api/v1/reviewers", Scope.REVIEWS_READ, Refusals.told(this::skills))
                .put("/api/v1/reviewers/{name}/skills", Scope.REVIEWS_MANAGE, Refusals.told(this::setSkills));
    }

    private static Function<ApiCall, Future<ApiAnswer>> on(BiFunction<Actor, String, Future<Item>> work) {
        return call -> {
            call.body().only();
            return work.apply(Actors.of(call.token()), call.path("id")).map(item -> ApiAnswer.of(ReviewJson.of(item)));
        };
    }

    private Future<ApiAnswer> list(ApiCall call) {
        call.onlyQuery(FILTERS);
        var filter = new Filter(
                statuses(call.queries("status")),
                call.query("mode").orElse(""),
                call.query("feature").orElse(""),
                call.query("language").orElse(""),
                call.query("skill").orElse(""),
                call.query("reason").orElse(""),
                call.query("person").orElse(""),
                call.query("search").orElse(""),
                call.query("overdue").map(Boolean::parseBoolean).orElse(false),
                call.query("after").orElse(""),
                call.query("limit", USUAL_PAGE, 1, MOST_IN_A_PAGE));
        return queue.list(Actors.of(call.token()), filter).map(page -> ApiAnswer.of(ReviewJson.of(page)));
    }

    /** What waits, if nothing is said. */
    private static Set<Status> statuses(List<String> words) {
        if (words.isEmpty()) {
            return Filter.WAITING.statuses();
        }
        try {
            return words.stream().map(Status::of).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw ApiError.invalid(
                    "status",
                    "There is no such status.",
                    "Use some of open, claimed, approved, edited, rejected, expired.");
        }
    }

    private Future<ApiAnswer> one(ApiCall call) {
        return queue.get(Actors.of(call.token()), call.path("id")).map(dossier -> ApiAnswer.of(ReviewJson.of(dossier)));
    }

    private Future<ApiAnswer> next(ApiCall call) {
        var body = call.body().only("request_id", "features", "languages", "skills");
        var wish = new Wish(
                body.optional("request_id", LONGEST_WORD).orElse(""),
                Set.copyOf(body.texts("features", LONGEST_WORD, MOST_WORDS)),
                Set.copyOf(body.texts("languages", LONGEST_WORD, MOST_WORDS)),
                Set.copyOf(body.texts("skills", LONGEST_WORD, MOST_WORDS)));
        return queue.claimNext(Actors.of(call.token()), wish)
                .map(found ->
                        found.map(item -> ApiAnswer.of(ReviewJson.of(item))).orElseGet(ApiAnswer::nothing));
    }

    private Future<ApiAnswer> decide(ApiCall call) {
        var ruling = Rulings.read(call.body());
        return queue.decide(Actors.of(call.token()), call.path("id"), ruling)
                .map(item -> ApiAnswer.of(ReviewJson.of(item)));
    }

    private Future<ApiAnswer> draft(ApiCall call) {
        var texts = call.body().only("texts").textsByName("texts", EditCheck.LONGEST);
        return queue.saveDraft(Actors.of(call.token()), call.path("id"), texts).map(v -> ApiAnswer.nothing());
    }

    private Future<ApiAnswer> reveal(ApiCall call) {
        var reason = call.body()
                .only("reason")
                .text("reason", ReviewQueue.LONGEST_REASON)
                .strip();
        if (reason.length() < ReviewQueue.SHORTEST_REASON) {
            throw ApiError.invalid(
                    "reason",
                    "The reason has fewer than " + ReviewQueue.SHORTEST_REASON + " characters.",
                    "Say why, without naming anybody.");
        }
        return queue.reveal(Actors.of(call.token()), call.path("id"), reason).map(values -> {
            var json = new JsonObject();
            values.forEach(json::put);
            return ApiAnswer.of(new JsonObject().put("values", json));
        });
    }

    private Future<ApiAnswer> health(ApiCall call) {
        call.onlyQuery("days");
        var period = Duration.ofDays(call.query("days", 7, 1, MOST_DAYS));
        return queue.health(Actors.of(call.token()), period).map(health -> ApiAnswer.of(ReviewJson.of(health)));
    }

    private Future<ApiAnswer> skills(ApiCall call) {
        return queue.skills(Actors.of(call.token())).map(all -> ApiAnswer.of(ReviewJson.skills(all)));
    }

    private Future<ApiAnswer> setSkills(ApiCall call) {
        var skills = new HashSet<>(call.body().only("skills").texts("skills", LONGEST_WORD, MOST_WORDS));
        if (!skills.stream().allMatch(skill -> Terms.SKILL.matcher(skill).matches())) {
            throw ApiError.invalid(
                    "skills",
                    "One of them is no skill.",
                    "Write them in small letters and digits, such as lang:de, slang or dialect:bavarian.");
        }
        var person = Actors.normal(call.path("name"));
        return queue.setSkills(Actors.of(call.token()), person, skills).map(v -> ApiAnswer.nothing());
    }
}
