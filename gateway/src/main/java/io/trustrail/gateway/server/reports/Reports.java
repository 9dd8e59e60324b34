package io.trustrail.gateway.server.reports;

import io.trustrail.gateway.access.AccessControl;
import io.trustrail.gateway.access.Application;
import io.trustrail.gateway.access.Quota;
import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.dialect.ErrorShape;
import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.trust.concern.CallBook;
import io.trustrail.gateway.trust.concern.Category;
import io.trustrail.gateway.trust.concern.Concern;
import io.trustrail.gateway.trust.concern.ConcernDesk;
import io.trustrail.gateway.trust.concern.NewConcern;
import io.trustrail.gateway.trust.feedback.Feedback;
import io.trustrail.gateway.trust.feedback.FeedbackDesk;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Takes feedback and concerns of applications, within limits. For all event loops. */
public final class Reports {

    private static final String FEEDBACK = "/v1/feedback";
    private static final String CONCERNS = "/v1/concerns";
    private static final int LONGEST_BODY = 128 * 1024;
    private static final int MOST_A_MINUTE = 120;
    private static final List<String> RATINGS = List.of("good", "bad");

    private final Vertx vertx;
    private final AccessControl access;
    private final FeedbackDesk feedback;
    private final ConcernDesk concerns;
    private final CallBook calls;
    private final Function<Concern, String> links;
    private final Function<Throwable, Refusal> failures;
    private final Quota quota = new Quota(MOST_A_MINUTE, Duration.ofMinutes(1));

    /**
     * Puts the steps together.
     *
     * @param links path of the page on which the author of a concern reads its answer
     * @param failures what a client is told about a step that failed
     */
    public Reports(
            Vertx vertx,
            AccessControl access,
            FeedbackDesk feedback,
            ConcernDesk concerns,
            CallBook calls,
            Function<Concern, String> links,
            Function<Throwable, Refusal> failures) {
        this.vertx = vertx;
        this.access = access;
        this.feedback = feedback;
        this.concerns = concerns;
        this.calls = calls;
        this.links = links;
        this.failures = failures;
    }

    /** What answers, by paths. */
    public Map<String, Handler<HttpServerRequest>> handlers() {
        return Map.of(
                FEEDBACK, request -> serve(request, this::rate), CONCERNS, request -> serve(request, this::concern));
    }

    private void serve(HttpServerRequest request, BiFunction<Application, Buffer, Future<JsonObject>> work) {
        request.pause();
        var dialect =
                request.headers().contains("anthropic-version") ? Dialects.ANTHROPIC_MESSAGES : Dialects.OPENAI_CHAT;
        admitted(request, dialect)
                .compose(application -> body(request).compose(body -> work.apply(application, body)))
                .onSuccess(answer -> send(request, 201, answer.toBuffer()))
                .onFailure(failure -> refuse(request, dialect, failures.apply(failure)));
    }

    private Future<Application> admitted(HttpServerRequest request, Dialect dialect) {
        if (!request.method().equals(HttpMethod.POST)) {
            return Future.failedFuture(
                    Refusal.of(405, "method_not_allowed", "Use POST here", "").asException());
        }
        return access.authenticate(dialect.key(request.headers())).map(application -> {
            if (!quota.take(application.keyId())) {
                throw new Refusal(
                                429,
                                "rate_limit_exceeded",
                                "A key may send " + MOST_A_MINUTE + " reports a minute",
                                "",
                                "rate_limit_exceeded",
                                Map.of("retry-after", "60"))
                        .asException();
            }
            return application;
        });
    }

    private static Future<Buffer> body(HttpServerRequest request) {
        var whole = Buffer.buffer();
        request.handler(piece -> {
            if (whole.length() <= LONGEST_BODY) {
                whole.appendBuffer(piece);
            }
        });
        request.resume();
        return request.end().map(read -> {
            if (whole.length() > LONGEST_BODY) {
                throw Refusal.of(413, "request_too_large", "A report may have " + LONGEST_BODY + " bytes", "")
                        .asException();
            }
            return whole;
        });
    }

    private Future<JsonObject> rate(Application application, Buffer body) {
        var fields = Fields.of(body, Set.of("call", "rating", "reason", "corrected_text"));
        var call = fields.call().orElseThrow(() -> Fields.wrong("call", "call is missing"));
        var good = fields.word("rating", RATINGS)
                .orElseThrow(() -> Fields.wrong("rating", "rating is missing; send good or bad"))
                .equals("good");
        var reason = fields.word("reason", Feedback.REASONS).orElse("");
        var correction = fields.text("corrected_text", Feedback.LONGEST);
        return known(application, call)
                .compose(known -> feedback.take(new Feedback(
                                application.tenant(),
                                application.name(),
                                call,
                                subject(known),
                                known.isPresent(),
                                good,
                                reason,
                                correction))
                        .map(labelled -> new JsonObject()
                                .put("object", "feedback")
                                .put("call", call)
                                .put("call_known", known.isPresent())
                                .put("label", labelled)));
    }

    private static String subject(Optional<CallBook.Known> known) {
        return known.map(CallBook.Known::subject).orElse("");
    }

    private Future<JsonObject> concern(Application application, Buffer body) {
        var fields = Fields.of(body, Set.of("call", "category", "text", "contact"));
        var call = fields.call().orElse("");
        var category = fields.word("category", Category.words())
                .flatMap(Category::of)
                .orElseThrow(() -> Fields.wrong(
                        "category", "category is missing; send one of " + String.join(", ", Category.words())));
        var text = fields.needed("text", ConcernDesk.LONGEST);
        var contact = fields.text("contact", ConcernDesk.LONGEST_CONTACT);
        return known(application, call)
                .compose(known -> concerns.receive(new NewConcern(
                                application.tenant(),
                                application.name(),
                                call,
                                subject(known),
                                category,
                                text,
                                contact))
                        .map(concern -> told(concern).put("call_known", known.isPresent())));
    }

    private JsonObject told(Concern concern) {
        return new JsonObject()
                .put("id", concern.id())
                .put("object", "concern")
                .put("status", concern.status().word())
                .put("due", concern.due().toString())
                .put("answer_path", links.apply(concern));
    }

    /* A call that was made just now may not be in the book yet; one of another application is none. */
    private Future<Optional<CallBook.Known>> known(Application application, String call) {
        if (call.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return vertx.executeBlocking(() -> calls.find(call), false)
                .map(Objects::requireNonNull)
                .map(found -> {
                    if (found.isPresent() && !found.get().isOf(application.tenant(), application.name())) {
                        throw Refusal.of(404, "call_not_found", "This application has made no call of this id", "call")
                                .asException();
                    }
                    return found;
                });
    }

    private static void refuse(HttpServerRequest request, Dialect dialect, Refusal refusal) {
        refusal.headers().forEach(request.response()::putHeader);
        var shape = new ErrorShape(refusal.status(), refusal.code(), refusal.message(), refusal.field(), "");
        request.resume();
        send(request, refusal.status(), Buffer.buffer(dialect.error(shape)));
    }

    private static void send(HttpServerRequest request, int status, Buffer body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .putHeader("cache-control", "no-store")
                .end(body);
    }
}
