package io.trustrail.gateway.proxy.review;

import io.trustrail.gateway.policy.review.ReviewSpec;
import io.trustrail.gateway.proxy.call.Call;
import io.trustrail.gateway.proxy.call.LongWork;
import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.proxy.prompt.GuardedRequest;
import io.trustrail.gateway.proxy.reply.Relay;
import io.trustrail.gateway.proxy.reply.ReplyHead;
import io.trustrail.gateway.proxy.reply.StreamOutlet;
import io.trustrail.gateway.review.ReviewDesk;
import io.trustrail.gateway.review.confidence.LiveConfidence;
import io.trustrail.gateway.vendor.Target;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Puts answers before people, where their feature's policy says so. Shared by all event loops. */
public final class ReviewGate {

    /** Asking again would not help sooner, and cost another answer. */
    private static final Map<String, String> LASTING = Map.of("x-should-retry", "false");

    /** The queue takes nothing, or the rules can't be asked. */
    static final Refusal UNAVAILABLE = lasting(
            "review_unavailable",
            "This answer needs a look by a person, and none can be asked for, so it does not go out");

    private final Vertx vertx;
    private final ReviewDesk desk;
    private final LiveConfidence confidence;
    private final Clock clock;
    private final LongWork longWork;
    private final Set<Runnable> holds = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    public ReviewGate(Vertx vertx, ReviewDesk desk, LiveConfidence confidence, Clock clock) {
        this.vertx = vertx;
        this.desk = desk;
        this.confidence = confidence;
        this.clock = clock;
        this.longWork = new LongWork(vertx);
    }

    private static Refusal lasting(String code, String message) {
        return new Refusal(503, code, message, "", code, LASTING);
    }

    /** The gateway closes while people look; what they decide is had by the review's id. */
    static Refusal shuttingDown(String review) {
        var headers = new HashMap<>(LASTING);
        headers.put("x-trustrail-review", review);
        return new Refusal(
                503,
                "shutting_down",
                "This gateway is shutting down while a person looks at this answer. Fetch it with GET /v1/reviews/"
                        + review + ", when that person has let it out",
                "",
                "shutting_down",
                headers);
    }

    /** Ends the waiting of all clients: they get an error, and their reviews stay where they are. */
    public void drain() {
        draining = true;
        holds.forEach(Runnable::run);
    }

    /** The review of one call's answer, or null if nobody ever looks at its feature's. */
    public @Nullable CallReview of(GuardedRequest request, Target target, FurtherAnswers further) {
        var spec = request.feature().review();
        return spec.isOff() ? null : new CallReview(this, request, target, spec, further);
    }

    /** Calls back, on any thread, when waiting has to end; at once if it had to before. */
    void began(Runnable end) {
        holds.add(end);
        if (draining) {
            end.run();
        }
    }

    void ended(Runnable end) {
        holds.remove(end);
    }

    public StreamOutlet outlet(Call call, Relay relay, ReplyHead head, ReviewSpec spec, int status) {
        return new StreamOutlet(vertx, call.request().response(), relay, head, spec, status);
    }

    LongWork longWork() {
        return longWork;
    }

    Vertx vertx() {
        return vertx;
    }

    ReviewDesk desk() {
        return desk;
    }

    LiveConfidence confidence() {
        return confidence;
    }

    Clock clock() {
        return clock;
    }
}
