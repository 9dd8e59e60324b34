package io.trustrail.gateway.it.soak;

import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Wire;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Applications that call again and again, JSON and streams in turn, and note each answer with the faults that it may show. */
final class Traffic {

    static final String STRICT = "support-replies";
    static final String LAX = "project-notes";

    private static final int CALLERS = 4;

    private final Caller caller;
    private final AtomicInteger delivered = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private volatile Fault now = Fault.NONE;

    /** What is wrong at the moment, and what clients may be told then. */
    enum Fault {
        NONE(""),
        VENDOR_DOWN("vendor_"),
        REDIS_GONE("limit_unavailable"),
        STORE_SLOW(""),
        CLIENT_SLOW("");

        private final String told;

        Fault(String told) {
            this.told = told;
        }

        boolean explains(String code) {
            return !told.isEmpty() && code.startsWith(told);
        }
    }

    Traffic(Caller caller) {
        this.caller = caller;
    }

    void suffers(Fault fault) {
        now = fault;
    }

    /** Calls that were answered, whatever the answer. */
    int calls() {
        return calls.get();
    }

    /** Calls of the feature with the strict limit that a vendor's answer came to. */
    int delivered() {
        return delivered.get();
    }

    /** Answers that no fault explains. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Calls while something else happens, and ends with it. */
    void during(Runnable events) {
        var going = new AtomicBoolean(true);
        var callers = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < CALLERS; i++) {
            int number = i;
            callers.add(CompletableFuture.runAsync(() -> {
                for (int turn = number; going.get(); turn++) {
                    call(turn);
                }
            }));
        }
        try {
            events.run();
        } finally {
            going.set(false);
            callers.forEach(CompletableFuture::join);
        }
    }

    private void call(int turn) {
        var feature = turn % 3 == 0 ? LAX : STRICT;
        var body = turn % 2 == 0
                ? Wire.OPENAI.prompt(feature, "Is it ann.lee@example.com?")
                : Wire.OPENAI.streamed(feature, "Is it ann.lee@example.com?");
        var before = now;
        var reply = caller.post(Wire.OPENAI.path(), body);
        note(feature, reply, before, now);
    }

    private void note(String feature, Reply reply, Fault before, Fault after) {
        calls.incrementAndGet();
        if (reply.status() == 200 && !reply.text().contains("\"error\"")) {
            if (feature.equals(STRICT)) {
                delivered.incrementAndGet();
            }
            return;
        }
        var code = new JsonObject(reply.text()).getJsonObject("error").getString("code");
        boolean known = before.explains(code) || after.explains(code);
        // A limit that is open while nobody can be asked turns nobody away.
        if (!known || (feature.equals(LAX) && code.equals("limit_unavailable"))) {
            wrong.add(feature + " during " + before + " and " + after + ": " + reply.status() + " " + code);
        }
    }
}
