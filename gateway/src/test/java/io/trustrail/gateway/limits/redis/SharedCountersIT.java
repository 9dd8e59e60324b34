package io.trustrail.gateway.limits.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.RedisProcess;
import io.trustrail.gateway.limits.count.Claim;
import io.trustrail.gateway.limits.count.LocalCounters;
import io.trustrail.gateway.limits.count.Taken;
import io.trustrail.gateway.policy.spend.OnFailure;
import io.trustrail.gateway.redis.RedisLink;
import io.trustrail.gateway.redis.RedisSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replicas count in one Redis, and no counter ever goes over what it may reach. */
@Timeout(60)
class SharedCountersIT {

    private static final long END = System.currentTimeMillis() + 3_600_000;
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final List<Replica> REPLICAS = new ArrayList<>();

    private static RedisProcess redis;
    private static Vertx vertx;
    private String counter;

    /** One gateway's side of it. */
    private record Replica(SharedCounters counters, LocalCounters local, RedisLink link) {

        static Replica start() {
            var settings = RedisSettings.from(
                            Map.of("TRUSTRAIL_REDIS_URL", redis.url(), "TRUSTRAIL_REDIS_TIMEOUT", "2000"))
                    .orElseThrow();
            var local = new LocalCounters(System::currentTimeMillis);
            var link = new RedisLink(vertx, settings, "test");
            var counters = new SharedCounters(vertx, link, local);
            Await.result(counters.start());
            var replica = new Replica(counters, local, link);
            REPLICAS.add(replica);
            return replica;
        }

        Taken take(Claim... claims) {
            return Await.result(counters.take(List.of(claims)));
        }

        void settle(Claim claim, Taken taken, long used) {
            counters.settle(List.of(claim), taken, List.of(used));
        }
    }

    @BeforeAll
    static void start() {
        redis = RedisProcess.running();
        vertx = Vertx.vertx();
    }

    @BeforeEach
    void name() {
        counter = "budget-" + NAMES.incrementAndGet();
        if (REPLICAS.isEmpty()) {
            Replica.start();
            Replica.start();
        }
        Await.until("Redis", () -> one().counters().isUp() && two().counters().isUp());
    }

    @AfterEach
    void twoStay() {
        while (REPLICAS.size() > 2) {
            Await.result(REPLICAS.remove(2).counters().close());
        }
    }

    @AfterAll
    static void stop() {
        REPLICAS.forEach(replica -> Await.result(replica.counters().close()));
        Await.result(vertx.close());
        redis.close();
    }

    private static Replica one() {
        return REPLICAS.get(0);
    }

    private static Replica two() {
        return REPLICAS.get(1);
    }

    private Claim claim(long amount, long most) {
        return new Claim(counter, amount, most, END, OnFailure.CLOSED);
    }

    @Test
    void twoHundredAtOnceOfWhichAHundredPass() {
        var claim = claim(1, 100);
        var asked = new ArrayList<Future<Taken>>();
        for (int i = 0; i < 200; i++) {
            asked.add((i % 2 == 0 ? one() : two()).counters().take(List.of(claim)));
        }
        var taken = asked.stream().map(Await::result).toList();
        assertThat(taken.stream().filter(Taken::isGranted)).hasSize(100);
    }

    @Test
    void whateverIsReservedAndSettledTheSumIsExactAndNeverOverTheTop() {
        var random = new Random(8);
        long most = 10_000;
        long sum = 0;
        var open = new ArrayList<Runnable>();
        for (int i = 0; i < 400; i++) {
            var claim = claim(1 + random.nextInt(400), most);
            var replica = random.nextBoolean() ? one() : two();
            var taken = replica.take(claim);
            assertThat(taken.used().get(0)).isLessThanOrEqualTo(most);
            if (taken.isGranted()) {
                long used = random.nextInt((int) claim.amount() + 1);
                sum += used;
                open.add(() -> replica.settle(claim, taken, used));
            }
            while (open.size() > 20 || (!taken.isGranted() && !open.isEmpty())) {
                open.remove(random.nextInt(open.size())).run();
            }
        }
        open.forEach(Runnable::run);
        long expected = sum;
        Await.until("the sum of " + expected, () -> left(most) == most - expected);
    }

    /* What a claim of everything is told. */
    private long left(long most) {
        var told = one().take(claim(most + 1, most));
        return most - told.used().get(0);
    }

    @Test
    void ofSeveralClaimsAllAreMetOrNone() {
        var small = new Claim(counter + "-small", 5, 4, END, OnFailure.CLOSED);
        var taken = one().take(claim(5, 10), small);
        assertThat(taken.refusedBy()).isEqualTo(1);
        assertThat(left(10)).isEqualTo(10);
    }

    @Test
    void callsAtOnceAreFreeAgainWhenTheyEnd() {
        var atOnce = new Claim(counter, 1, 1, Claim.NEVER, OnFailure.CLOSED);
        var taken = one().take(atOnce);
        assertThat(taken.isGranted()).isTrue();
        assertThat(two().take(atOnce).isGranted()).isFalse();
        one().settle(atOnce, taken, 0);
        Await.until("a free place", () -> two().take(atOnce).isGranted());
    }

    @Test
    void whatAReplicaHadSeenIsToldToARedisThatForgotEverything() {
        var claim = claim(30, 100);
        one().settle(claim, one().take(claim), 30);
        Await.until("the sum", () -> left(100) == 70);
        var underWay = one().take(claim);
        redis.stop();
        Await.until("the end of Redis", () -> !one().counters().isUp());
        assertThat(one().take(claim).lost()).isTrue();
        one().settle(claim, underWay, 20);
        redis.start();
        Await.until("Redis", () -> one().counters().isUp());
        Await.until("the sum, with what was used meanwhile", () -> left(100) == 50);
    }

    @Test
    void policyDecidesWhatHappensWithoutRedis() {
        redis.stop();
        try {
            Await.until("the end of Redis", () -> !one().counters().isUp());
            var open = new Claim(counter, 1, 1, END, OnFailure.OPEN);
            var local = new Claim(counter + "-local", 1, 1, END, OnFailure.LOCAL);
            assertThat(one().take(claim(1, 10)).lost()).isTrue();
            var taken = one().take(open, local);
            assertThat(taken.held()).containsExactly(Taken.Held.NOT, Taken.Held.LOCALLY);
            var second = one().take(open, local);
            assertThat(second.isGranted()).isFalse();
            assertThat(second.lost()).isFalse();
            one().counters().settle(List.of(open, local), taken, List.of(1L, 1L));
        } finally {
            redis.start();
        }
        Await.until("Redis", () -> one().counters().isUp() && two().counters().isUp());
        var open = new Claim(counter, 1, 1, END, OnFailure.OPEN);
        Await.until("what was used meanwhile", () -> !two().take(open).isGranted());
    }

    @Test
    void aReplicaThatDiedHoldsNothingForEver() {
        var third = Replica.start();
        var atOnce = new Claim(counter, 1, 1, Claim.NEVER, OnFailure.CLOSED);
        var money = new Claim(counter + "-money", 40, 100, END, OnFailure.CLOSED);
        assertThat(third.take(atOnce, money).isGranted()).isTrue();
        assertThat(one().take(atOnce).isGranted()).isFalse();
        Await.result(third.link().close());
        // As if its lease had run out.
        Await.result(one().link()
                .run(() -> Script.ADOPT.run(
                        one().link(),
                        List.of("{trustrail}:replicas"),
                        List.of(third.counters().name(), "nobody", "0"))));
        assertThat(one().take(atOnce).isGranted()).isTrue();
        counter += "-money";
        assertThat(left(100)).isEqualTo(60);
    }
}
