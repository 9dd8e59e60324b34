package io.trustrail.gateway.limits.redis;

import io.trustrail.gateway.limits.count.Claim;
import io.trustrail.gateway.limits.count.Counters;
import io.trustrail.gateway.limits.count.LocalCounters;
import io.trustrail.gateway.limits.count.Taken;
import io.trustrail.gateway.limits.count.Taken.Held;
import io.trustrail.gateway.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counters in Redis. What this replica knows of them is kept beside them, in {@link LocalCounters}: it is what Redis is told
 * if it has lost its data, and what {@link io.trustrail.gateway.policy.spend.OnFailure#LOCAL} counts in while Redis is gone.
 */
public final class SharedCounters implements Counters {

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration BEAT = Duration.ofSeconds(3);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final long LATE_MILLIS = Duration.ofHours(1).toMillis();
    private static final long LOOK_MILLIS = 20;
    private static final String AT = "{trustrail}:";
    private static final String REPLICAS = AT + "replicas";
    private static final String ASKED = AT + "asked:";
    private static final String LEASE_MILLIS = Long.toString(LEASE.toMillis());

    private final Vertx vertx;
    private final RedisLink link;
    private final LocalCounters local;
    private final String process = UUID.randomUUID().toString();
    private final String batches = AT + "batch:" + process;
    private final Map<String, Long> holding = new HashMap<>();
    private final Set<String> doubtful = new HashSet<>();
    private volatile String name = process;
    private int connections;
    private long number;
    private Batch next = new Batch();
    private @Nullable Batch sent;
    private long timer;

    public SharedCounters(Vertx vertx, RedisLink link, LocalCounters local) {
        this.vertx = vertx;
        this.link = link;
        this.local = local;
    }

    /** Completes after the first try to connect. */
    public Future<Void> start() {
        timer = vertx.setPeriodic(BEAT.toMillis(), id -> link.context().runOnContext(now -> beat()));
        return link.start(() -> Script.load(link).compose(loaded -> greet()), () -> {});
    }

    private void beat() {
        if (sent == null && link.isUp()) {
            send();
        }
    }

    /* A new name: what was asked under the old one, and not answered, counts for nobody. */
    private Future<Void> greet() {
        var old = name;
        name = process + "." + ++connections;
        next.forgetReleases();
        if (sent != null) {
            sent.forgetReleases();
        }
        var counters = new ArrayList<>(holding.keySet());
        doubtful.stream().filter(counter -> !holding.containsKey(counter)).forEach(counters::add);
        var keys = new ArrayList<>(List.of(REPLICAS));
        var values = new ArrayList<>(List.of(old, name, LEASE_MILLIS));
        counters.forEach(counter -> {
            keys.add(AT + counter);
            values.add(Long.toString(holding.getOrDefault(counter, 0L)));
        });
        return Script.ADOPT.run(link, keys, values).map(adopted -> {
            doubtful.removeAll(counters);
            if (sent != null) {
                send(sent);
            } else {
                flush();
            }
            return null;
        });
    }

    @Override
    public Future<Taken> take(List<Claim> claims) {
        return link.run(() -> takeHere(claims));
    }

    private Future<Taken> takeHere(List<Claim> claims) {
        if (!link.isUp()) {
            return Future.succeededFuture(withoutRedis(claims));
        }
        var keys = new ArrayList<>(List.of(REPLICAS));
        var values = new ArrayList<>(List.of(name, LEASE_MILLIS));
        for (var claim : claims) {
            keys.add(AT + claim.counter());
            values.add(Long.toString(claim.amount()));
            values.add(Long.toString(claim.most()));
            values.add(end(claim));
            values.add(seen(claim));
        }
        return Script.TAKE
                .run(link, keys, values)
                .map(answer -> taken(claims, answer))
                .otherwise(failure -> {
                    claims.forEach(claim -> doubtful.add(claim.counter()));
                    return withoutRedis(claims);
                });
    }

    /* Clocks differ, and calls end after the period that they began in. */
    private static String end(Claim claim) {
        return claim.lasts() ? Long.toString(claim.endsAt() + LATE_MILLIS) : "0";
    }

    /* What Redis said last: without what it was not told yet. */
    private String seen(Claim claim) {
        long untold = next.used(claim.counter()) + (sent == null ? 0 : sent.used(claim.counter()));
        return Long.toString(Math.max(0, local.spent(claim.counter()) - untold));
    }

    private Taken taken(List<Claim> claims, Response answer) {
        int refusedBy = (int) number(answer, 0) - 1;
        boolean granted = refusedBy < 0;
        var used = new ArrayList<Long>();
        for (int i = 0; i < claims.size(); i++) {
            var claim = claims.get(i);
            long spent = number(answer, 1 + 2 * i);
            long reached = spent + number(answer, 2 + 2 * i);
            reached(claim, spent);
            used.add(granted ? reached + claim.amount() : reached);
            if (granted) {
                holding.merge(claim.counter(), claim.amount(), Long::sum);
            }
        }
        return new Taken(
                refusedBy, false, used, Collections.nCopies(claims.size(), granted ? Held.PROPERLY : Held.NOT));
    }

    private static long number(Response answer, int index) {
        return Objects.requireNonNull(answer.get(index).toLong(), "a script answers with numbers");
    }

    private void reached(Claim claim, long spent) {
        long untold = next.used(claim.counter()) + (sent == null ? 0 : sent.used(claim.counter()));
        local.reached(claim, spent + untold);
    }

    private Taken withoutRedis(List<Claim> claims) {
        var nothing = Collections.nCopies(claims.size(), Held.NOT);
        var zeros = Collections.nCopies(claims.size(), 0L);
        var own = new ArrayList<Claim>();
        for (int i = 0; i < claims.size(); i++) {
            switch (claims.get(i).onFailure()) {
                case CLOSED -> {
                    return new Taken(i, true, zeros, nothing);
                }
                case LOCAL -> own.add(claims.get(i));
                case OPEN -> {}
            }
        }
        var counted = local.take(own);
        if (!counted.isGranted()) {
            int refusedBy = claims.indexOf(own.get(counted.refusedBy()));
            var used = new ArrayList<>(zeros);
            used.set(refusedBy, counted.used().get(counted.refusedBy()));
            return new Taken(refusedBy, false, used, nothing);
        }
        var used = new ArrayList<>(zeros);
        var held = new ArrayList<>(nothing);
        for (int i = 0; i < own.size(); i++) {
            int at = claims.indexOf(own.get(i));
            used.set(at, counted.used().get(i));
            held.set(at, Held.LOCALLY);
        }
        return new Taken(-1, false, used, held);
    }

    @Override
    public void settle(List<Claim> claims, Taken taken, List<Long> used) {
        link.context().runOnContext(now -> {
            for (int i = 0; i < claims.size(); i++) {
                settle(claims.get(i), taken.held().get(i), used.get(i));
            }
            flush();
        });
    }

    private void settle(Claim claim, Held held, long used) {
        if (held == Held.PROPERLY) {
            holding.computeIfPresent(
                    claim.counter(), (counter, amount) -> amount > claim.amount() ? amount - claim.amount() : null);
        }
        if (held == Held.LOCALLY) {
            local.settle(claim, used);
        } else if (claim.lasts()) {
            local.spend(claim, used);
        }
        long released = held == Held.PROPERLY ? claim.amount() : 0;
        if (released > 0 || claim.lasts()) {
            next.add(claim, released, claim.lasts() ? used : 0);
        }
    }

    private void flush() {
        if (sent == null && !next.isEmpty() && link.isUp()) {
            send();
        }
    }

    private void send() {
        var batch = next;
        next = new Batch();
        number++;
        sent = batch;
        send(batch);
    }

    private void send(Batch batch) {
        var keys = new ArrayList<>(List.of(REPLICAS, batches));
        var values = new ArrayList<>(List.of(name, LEASE_MILLIS, Long.toString(number)));
        var parts = List.copyOf(batch.parts().values());
        for (var part : parts) {
            keys.add(AT + part.claim.counter());
            values.add(Long.toString(part.released));
            values.add(Long.toString(part.used));
            values.add(end(part.claim));
            values.add(seen(part.claim));
        }
        Script.SETTLE.run(link, keys, values).onSuccess(answer -> {
            sent = null;
            for (int i = 0; i < parts.size(); i++) {
                reached(parts.get(i).claim, number(answer, i));
            }
            flush();
        });
    }

    @Override
    public Future<Boolean> isFirst(Claim claim) {
        if (!local.isFirst(claim)) {
            return Future.succeededFuture(false);
        }
        long kept = Math.max(1, claim.endsAt() + LATE_MILLIS - System.currentTimeMillis());
        var mark = Request.cmd(Command.SET)
                .arg(ASKED + claim.counter())
                .arg(1)
                .arg("NX")
                .arg("PX")
                .arg(kept);
        return link.run(() -> link.ask(mark)).map(Objects::nonNull).otherwise(true);
    }

    /** What Redis knows this replica by, until the next connection. */
    String name() {
        return name;
    }

    @Override
    public boolean isUp() {
        return link.isUp();
    }

    @Override
    public Future<Void> close() {
        vertx.cancelTimer(timer);
        return lastWords().eventually(link::close);
    }

    /** Completes when Redis knows everything, or when it had its time. */
    private Future<Void> lastWords() {
        var told = Promise.<Void>promise();
        long deadline = System.nanoTime() + LAST_WORDS.toNanos();
        vertx.setPeriodic(
                LOOK_MILLIS,
                look -> link.context().runOnContext(now -> {
                    boolean nothingLeft = sent == null && next.isEmpty();
                    if (nothingLeft || !link.isUp() || System.nanoTime() - deadline > 0) {
                        vertx.cancelTimer(look);
                        told.tryComplete();
                    }
                }));
        return told.future();
    }
}
