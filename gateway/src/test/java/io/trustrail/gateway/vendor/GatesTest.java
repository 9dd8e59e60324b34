package io.trustrail.gateway.vendor;

import static io.trustrail.gateway.vendor.ScriptedVendor.begin;
import static io.trustrail.gateway.vendor.ScriptedVendor.hang;
import static io.trustrail.gateway.vendor.ScriptedVendor.hangUp;
import static io.trustrail.gateway.vendor.ScriptedVendor.reply;
import static io.trustrail.gateway.vendor.Specs.feature;
import static io.trustrail.gateway.vendor.Specs.first;
import static io.trustrail.gateway.vendor.Specs.vendor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.TargetSpec;
import io.trustrail.gateway.vendor.VendorFailure.Kind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Circuit breaker, bulkhead and rate limiter, and that what they give out comes back on every path. */
@Timeout(30)
final class GatesTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedVendor a = ScriptedVendor.start(vertx);
    private final ScriptedVendor b = ScriptedVendor.start(vertx);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void opensAfterTooManyErrorsAndRecovers() throws Exception {
        a.plays(reply(500, "bad"));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).breaker(50, 8, 1))) {
            for (int call = 0; call < 4; call++) {
                caller.ask(first("a"));
            }
            a.plays(reply(200, "good"));
            untilItLetsUsThrough(caller);
            caller.ask(first("a"));
            caller.ask(first("a"));

            assertThat(caller.heard().events())
                    .containsSubsequence("a/model is OPEN", "a/model is HALF_OPEN", "a/model is CLOSED");
        }
    }

    @Test
    void goesRoundAnOpenBreaker() throws Exception {
        a.plays(reply(500, "bad"));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).breaker(50, 2, 60_000), vendor("b", b.port()))) {
            caller.ask(first("a", "b"));

            assertThat(caller.ask(first("a", "b")).attempts()).isEqualTo(1);
            assertThat(caller.failure(first("a"))).isEqualTo(Kind.BREAKER_OPEN);
            assertThat(a.received()).hasSize(1);
            assertThat(caller.recorded())
                    .as("nothing is recorded for a target that gets nothing")
                    .containsExactly("a/model", "b/model", "b/model");
        }
    }

    @Test
    void countsEachModelForItself() throws Exception {
        a.plays(reply(500, "bad"), reply(200, "good"));
        Feature other = feature(new TargetSpec("a", "other", 1));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).breaker(50, 2, 60_000))) {
            caller.ask(first("a"));

            assertThat(caller.failure(first("a"))).isEqualTo(Kind.BREAKER_OPEN);
            assertThat(caller.ask(other).body()).isEqualTo("good");
        }
    }

    @Test
    void doesNotHoldTheClientsErrorsOrItsOwnHasteAgainstTheVendor() throws Exception {
        a.plays(reply(429, ""), reply(408, ""), reply(400, ""), reply(429, ""), reply(404, ""), reply(200, "good"));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).breaker(1, 2, 60_000))) {
            for (int call = 0; call < 5; call++) {
                caller.ask(first("a"));
            }

            assertThat(caller.ask(first("a")).body()).isEqualTo("good");
        }
    }

    @Test
    void doesNotLetItsOwnHasteSpeakForTheVendorEither() throws Exception {
        a.plays(reply(429, ""), reply(429, ""), reply(500, ""), reply(500, ""));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).breaker(100, 4, 60_000))) {
            for (int call = 0; call < 4; call++) {
                caller.ask(first("a"));
            }

            assertThat(caller.failure(first("a"))).isEqualTo(Kind.BREAKER_OPEN);
        }
    }

    @Test
    void opensAfterTimeoutsHangUpsAndBrokenReplies() throws Exception {
        Specs quick = vendor("a", a.port()).breaker(100, 2, 60_000).firstByteMillis(40);
        a.plays(hang());
        assertOpensAfterOne(quick);
        a.plays(hangUp());
        assertOpensAfterOne(quick);
        assertOpensAfterOne(vendor("a", ScriptedVendor.deadPort(vertx)).breaker(100, 2, 60_000));
        a.plays((request, response) -> {
            response.setChunked(true).write("half");
            request.connection().close();
        });
        assertOpensAfterOne(quick.breaker(50, 3, 60_000));
    }

    private void assertOpensAfterOne(Specs specs) throws Exception {
        try (Caller caller = new Caller(vertx, specs)) {
            caller.failure(first("a"));

            assertThat(caller.failure(first("a"))).isEqualTo(Kind.BREAKER_OPEN);
        }
    }

    @Test
    void limitsCallsUnderWay() throws Exception {
        a.plays(begin("slow"));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).pool(8, 2, false), vendor("b", b.port()))) {
            VendorReply one = caller.head(first("a"));
            VendorReply two = caller.head(first("a"));

            assertThat(caller.failure(first("a"))).isEqualTo(Kind.BULKHEAD_FULL);
            assertThat(caller.ask(first("a", "b")).target()).hasToString("b/model");

            one.cancel().run();
            two.cancel().run();
            a.plays(reply(200, "room again"));
            assertThat(caller.ask(first("a")).body()).isEqualTo("room again");
        }
    }

    @Test
    void limitsCallsPerSecond() throws Exception {
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).callsPerSecond(3), vendor("b", b.port()))) {
            List<Kind> failures = new ArrayList<>();
            for (int call = 0; call < 9; call++) {
                Exception failure = catchException(() -> caller.ask(first("a")));
                if (failure != null && failure.getCause() instanceof VendorFailure vendor) {
                    failures.add(vendor.kind());
                }
            }

            assertThat(failures).hasSizeGreaterThanOrEqualTo(3).containsOnly(Kind.RATE_LIMITED);
        }
    }

    @Test
    void givesEveryPermissionBack() throws Exception {
        Specs narrow = vendor("a", a.port())
                .pool(1, 1, false)
                .firstByteMillis(40)
                .idleMillis(40)
                .retry(2, 100, 1);
        try (Caller caller = new Caller(vertx, narrow, vendor("b", b.port()))) {
            a.plays(reply(500, ""), reply(503, ""));
            caller.ask(first("a"));
            a.plays(reply(500, ""));
            caller.ask(first("a", "b"));
            a.plays(reply(401, ""));
            caller.failure(first("a"));
            a.plays(hangUp());
            caller.failure(first("a"));
            a.plays(hang());
            caller.failure(first("a"));
            a.plays(begin("half"));
            caller.failure(first("a"));
            a.plays(reply(200, "packed", "content-encoding", "gzip"));
            caller.failure(first("a"));
            assertThat(caller.on(() -> caller.vendors()
                            .call(first("a"), Caller.chat(), target -> Future.failedFuture("no journal"))))
                    .failsWithin(TEN_SECONDS);
            giveUpWhileRecording(caller);
            giveUpWhileWaiting(caller);

            a.plays(reply(200, "free"));
            assertThat(caller.ask(first("a")).body()).isEqualTo("free");
        }
    }

    private static void giveUpWhileRecording(Caller caller) throws Exception {
        Cancellation cancellation = new Cancellation();
        var abandoned = caller.on(() -> {
            var call = caller.vendors()
                    .call(
                            first("a"),
                            Caller.chat(),
                            target -> Promise.<Buffer>promise().future(),
                            cancellation);
            cancellation.cancel();
            return call;
        });
        assertThat(Caller.failure(abandoned)).isEqualTo(Kind.CANCELLED);
    }

    private void giveUpWhileWaiting(Caller caller) throws Exception {
        a.plays(hang());
        Cancellation cancellation = new Cancellation();
        var abandoned = caller.head(first("a"), cancellation);
        cancellation.cancel();
        assertThat(Caller.failure(abandoned)).isEqualTo(Kind.CANCELLED);
    }

    private static void untilItLetsUsThrough(Caller caller) throws Exception {
        Exception failure;
        do {
            failure = catchException(() -> caller.ask(first("a")));
        } while (failure != null);
    }
}
