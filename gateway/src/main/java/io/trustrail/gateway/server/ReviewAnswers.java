package io.trustrail.gateway.server;

import io.trustrail.gateway.access.AccessControl;
import io.trustrail.gateway.access.Application;
import io.trustrail.gateway.dialect.ErrorShape;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.privacy.Restorer;
import io.trustrail.gateway.privacy.Vault;
import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.review.Content;
import io.trustrail.gateway.review.Decision;
import io.trustrail.gateway.review.ReviewDesk;
import io.trustrail.gateway.review.ReviewState;
import io.trustrail.gateway.review.Terms.OnExpiry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/reviews/ID}: how far a review of the application's own is, and the answer when a person has let it out. Keeps
 * nothing; values are put back in the place of tokens for this reply alone.
 */
public final class ReviewAnswers {

    private static final String PATH = "/v1/reviews/";
    private static final int LONGEST_WAIT = 60;

    private final AccessControl access;
    private final ReviewDesk desk;
    private final Operators operators;
    private final BiFunction<String, String, Future<Boolean>> withdrawn;
    private final Function<Throwable, Refusal> failures;

    /** @param withdrawn whether the person of a number took back the consent to a purpose, or to AI */
    public ReviewAnswers(
            AccessControl access,
            ReviewDesk desk,
            Operators operators,
            BiFunction<String, String, Future<Boolean>> withdrawn,
            Function<Throwable, Refusal> failures) {
        this.access = access;
        this.desk = desk;
        this.operators = operators;
        this.withdrawn = withdrawn;
        this.failures = failures;
    }

    static boolean isAt(String path) {
        return path.startsWith(PATH) && path.length() > PATH.length();
    }

    void serve(HttpServerRequest request, String path) {
        var dialect = DataPlane.guess(request);
        var review = path.substring(PATH.length());
        access.authenticate(dialect.key(request.headers()))
                .compose(application -> answer(application, review, wait(request)))
                .onSuccess(body -> send(request, 200, body.toBuffer()))
                .onFailure(failure -> {
                    var refusal = failures.apply(failure);
                    refusal.headers().forEach(request.response()::putHeader);
                    var shape =
                            new ErrorShape(refusal.status(), refusal.code(), refusal.message(), refusal.field(), "");
                    send(request, refusal.status(), Buffer.buffer(dialect.error(shape)));
                });
    }

    private static Duration wait(HttpServerRequest request) {
        var given = request.getParam("wait");
        if (given == null || given.equals("0")) {
            return Duration.ZERO;
        }
        boolean digits =
                !given.isEmpty() && given.length() <= 2 && given.chars().allMatch(c -> c >= '0' && c <= '9');
        int seconds = digits ? Integer.parseInt(given) : LONGEST_WAIT + 1;
        if (seconds > LONGEST_WAIT) {
            throw Refusal.of(
                            400,
                            "invalid_request",
                            "wait must be a whole number of seconds from 0 to " + LONGEST_WAIT,
                            "wait")
                    .asException();
        }
        return Duration.ofSeconds(seconds);
    }

    private Future<JsonObject> answer(Application application, String review, Duration wait) {
        return state(application, review)
                .compose(first -> first.decision() != null || wait.isZero()
                        ? Future.succeededFuture(first)
                        : desk.await(review, wait).compose(decided -> state(application, review)))
                .compose(state -> told(application, state));
    }

    private Future<ReviewState> state(Application application, String review) {
        return desk.state(review, application.tenant(), application.name())
                .map(found -> found.orElseThrow(
                        () -> Refusal.of(404, "review_not_found", "This application has no review of this id", "")
                                .asException()));
    }

    private Future<JsonObject> told(Application application, ReviewState state) {
        var told = new JsonObject()
                .put("id", state.review())
                .put("object", "review")
                .put("call", state.call())
                .put("feature", state.feature())
                .put("mode", state.mode().name().toLowerCase(Locale.ROOT))
                .put("state", word(state.decision()))
                .put("opened", state.opened().toString())
                .put("due", state.due().toString());
        if (state.decided() != null) {
            told.put("decided", state.decided().toString());
        }
        return goesOut(state.decision())
                ? withdrawn
                        .apply(state.about().number(), state.about().purpose())
                        .compose(gone -> gone
                                ? Future.succeededFuture(told.put("withheld", "consent_withdrawn"))
                                : texts(application, state, told))
                : Future.succeededFuture(told);
    }

    private Future<JsonObject> texts(Application application, ReviewState state, JsonObject told) {
        return desk.content(state.review(), application.tenant(), application.name())
                .map(content -> withTexts(told, content, application.tenant()));
    }

    private static String word(@Nullable Decision decision) {
        if (decision == null) {
            return "open";
        }
        if (decision instanceof Decision.Approved) {
            return "approved";
        }
        if (decision instanceof Decision.Edited) {
            return "edited";
        }
        return decision instanceof Decision.Rejected ? "rejected" : "expired";
    }

    private static boolean goesOut(@Nullable Decision decision) {
        return decision instanceof Decision.Approved
                || decision instanceof Decision.Edited
                || (decision instanceof Decision.Expired expired && expired.what() == OnExpiry.RELEASE);
    }

    private JsonObject withTexts(JsonObject told, Optional<Content> content, String tenant) {
        if (content.isEmpty()) {
            return told.put("erased", true);
        }
        var vault = new Vault(operators, tenant);
        vault.adopt(content.get().values());
        var texts = new JsonArray();
        for (var text : content.get().answer()) {
            var restored = new Restorer(vault, isJson(text.text())).restore(text.text());
            texts.add(new JsonObject().put("channel", text.channel()).put("text", restored));
        }
        return told.put("texts", texts);
    }

    /* Values that are put into JSON source must be escaped. */
    private static boolean isJson(String text) {
        return text.stripLeading().startsWith("{");
    }

    private static void send(HttpServerRequest request, int status, Buffer body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .putHeader("cache-control", "no-store")
                .end(body);
    }
}
