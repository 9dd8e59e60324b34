package io.trustrail.gateway.it.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.store.Store;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Calls, answers and decisions about them, through a running gateway. */
final class ConfidenceSet {

    private static final int CALLERS = 6;
    private static final Pattern NUMBER = Pattern.compile("Case (\\d+)\\.");

    private final GatewayFixture gateway;
    private final Map<Integer, SupportCase> asked = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> times = new ConcurrentHashMap<>();
    private final Map<String, SupportCase> byCall = new ConcurrentHashMap<>();
    private final List<Judged> judged = Collections.synchronizedList(new ArrayList<>());

    ConfidenceSet(GatewayFixture gateway) {
        this.gateway = gateway;
    }

    /** Makes the calls of one half, and decides about each answer. */
    List<Judged> run(boolean training, int calls) {
        var knowledge = Knowledge.read();
        asked.clear();
        times.clear();
        judged.clear();
        gateway.vendor()
                .answers(request -> Script.json(answer(knowledge, request.body().toString())));
        var caller = gateway.caller();
        var work = new ArrayList<Runnable>();
        for (int number = 0; number < calls; number++) {
            var test = SupportCase.of(knowledge, training, number);
            asked.put(number, test);
            work.add(() -> call(caller, test));
        }
        atOnce(work);
        decide(calls);
        return List.copyOf(judged);
    }

    private JsonObject answer(Knowledge knowledge, String prompt) {
        var matcher = NUMBER.matcher(prompt);
        assertThat(matcher.find()).isTrue();
        int number = Integer.parseInt(matcher.group(1));
        var test = Objects.requireNonNull(asked.get(number));
        int time = times.computeIfAbsent(number, key -> new AtomicInteger()).getAndIncrement();
        return time == 0 ? test.reply() : test.replyAgain(knowledge, time);
    }

    private void call(Caller caller, SupportCase test) {
        var reply = caller.post(Wire.OPENAI.path(), test.request());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        byCall.put(reply.header("x-trustrail-call"), test);
    }

    /* Answers come before reviewers behind their delivery. */
    private void decide(int calls) {
        var reviewers = new ArrayList<Runnable>();
        for (int i = 0; i < CALLERS; i++) {
            var reviewer = reviewer("reviewer" + i);
            reviewers.add(() -> Await.until("all are decided", () -> {
                while (decideNext(reviewer)) {
                    // As long as there is one.
                }
                return judged.size() >= calls;
            }));
        }
        atOnce(reviewers);
        assertThat(judged).hasSize(calls);
    }

    private Caller reviewer(String name) {
        try (var store = Store.open(gateway.data())) {
            var scopes = Set.of(Scope.REVIEWS_READ, Scope.REVIEWS_DECIDE);
            return new Caller(
                    gateway.adminUrl(),
                    new Tokens(store, Clock.systemUTC()).create(name, scopes).token());
        }
    }

    private boolean decideNext(Caller reviewer) {
        var next = reviewer.post("/api/v1/reviews/claim-next", new JsonObject());
        if (next.status() != 200) {
            return false;
        }
        var path = "/api/v1/reviews/" + next.json().getString("id");
        var review = reviewer.get(path).json();
        var test = Objects.requireNonNull(byCall.get(review.getString("call")));
        var decision = new JsonObject()
                .put("decision_id", "d" + test.number())
                .put("verdict", test.kind().approved ? "approve" : "reject");
        if (!test.kind().approved) {
            decision.put("code", test.kind().name().toLowerCase(Locale.ROOT));
        }
        var told = reviewer.post(path + "/decision", decision);
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        judged.add(new Judged(test, review.getDouble("confidence"), signals(review)));
        return true;
    }

    private static Map<String, Double> signals(JsonObject review) {
        var signals = new HashMap<String, Double>();
        review.getJsonArray("signals")
                .forEach(item ->
                        signals.put(((JsonObject) item).getString("name"), ((JsonObject) item).getDouble("value")));
        return signals;
    }

    private static void atOnce(List<Runnable> work) {
        var pool = Executors.newFixedThreadPool(CALLERS);
        try {
            var done = work.stream().map(pool::submit).toList();
            for (var one : done) {
                one.get(20, TimeUnit.MINUTES);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
