package io.trustrail.gateway.vendor;

import static io.trustrail.gateway.vendor.ScriptedVendor.begin;
import static io.trustrail.gateway.vendor.ScriptedVendor.hang;
import static io.trustrail.gateway.vendor.Specs.first;
import static io.trustrail.gateway.vendor.Specs.vendor;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.vendor.VendorFailure.Kind;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class TimeLimitsTest {

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedVendor a = ScriptedVendor.start(vertx);
    private final ScriptedVendor b = ScriptedVendor.start(vertx);

    /* The first call of a JVM takes its time: none of the short limits below should pay for it. */
    @BeforeEach
    void warmUp() throws Exception {
        try (Caller caller = new Caller(vertx, vendor("b", b.port()))) {
            caller.ask(first("b"));
        }
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void limitsTheWaitForAConnection() throws Exception {
        NetServer mute = vertx.createNetServer().connectHandler(socket -> {});
        int port = mute.listen(0, "127.0.0.1").await().actualPort();
        Specs handshakes = vendor("a", port).url("https://127.0.0.1:" + port).connectMillis(60);
        try (Caller caller = new Caller(vertx, handshakes, vendor("b", b.port()))) {
            assertThat(caller.failure(first("a"))).isEqualTo(Kind.CONNECT);
            assertThat(caller.ask(first("a", "b")).target()).hasToString("b/model");
        }
    }

    @Test
    void limitsTheWaitForTheHead() throws Exception {
        a.plays(hang());
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).firstByteMillis(60))) {
            assertThat(caller.failure(first("a"))).isEqualTo(Kind.FIRST_BYTE_TIMEOUT);
            assertThat(a.nextHangUp()).isEqualTo("/v1/chat/completions");
        }
    }

    @Test
    void limitsSilenceInTheBody() throws Exception {
        a.plays(begin("half"));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).idleMillis(60))) {
            assertThat(caller.failure(first("a"))).isEqualTo(Kind.IDLE_TIMEOUT);
            assertThat(a.nextHangUp()).isEqualTo("/v1/chat/completions");
            assertThat(caller.heard().events()).containsExactly("a/model 200", "a/model broken IDLE_TIMEOUT");
        }
    }

    @Test
    void limitsTheWholeReply() throws Exception {
        a.plays((request, response) -> {
            response.setChunked(true);
            vertx.setPeriodic(10, id -> drip(response));
        });
        try (Caller caller =
                new Caller(vertx, vendor("a", a.port()).totalMillis(500).breaker(1, 1, 60_000))) {
            assertThat(caller.failure(first("a"))).isEqualTo(Kind.TOTAL_TIMEOUT);
            assertThat(caller.heard().events())
                    .as("our limit is not the vendor's fault")
                    .containsExactly("a/model 200", "a/model broken TOTAL_TIMEOUT");
        }
    }

    @Test
    void limitsTheWholeReplyBeforeItsHeadToo() throws Exception {
        a.plays(hang());
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).totalMillis(60), vendor("b", b.port()))) {
            assertThat(caller.failure(first("a"))).isEqualTo(Kind.TOTAL_TIMEOUT);
            assertThat(caller.ask(first("a", "b")).target()).hasToString("b/model");
        }
    }

    @Test
    void doesNotCountSilenceThatTheReaderWants() throws Exception {
        a.plays(begin("half "));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).idleMillis(150))) {
            VendorReply slowlyRead = caller.head(first("a"));
            HttpServerResponse itsEnd = a.nextOpen();
            VendorReply eagerlyRead = caller.head(first("a"));
            assertThat(Caller.failure(caller.rest(eagerlyRead))).isEqualTo(Kind.IDLE_TIMEOUT);

            vertx.runOnContext(now -> itsEnd.end("whole"));

            assertThat(caller.rest(slowlyRead).get(10, SECONDS).body()).isEqualTo("half whole");
        }
    }

    @Test
    void startsAnewWithEachPiece() throws Exception {
        a.plays((request, response) -> {
            response.setChunked(true);
            long[] pieces = {0};
            vertx.setPeriodic(150, id -> {
                response.write(".");
                if (++pieces[0] == 8) {
                    vertx.cancelTimer(id);
                    response.end();
                }
            });
        });
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).idleMillis(1_000))) {
            assertThat(caller.ask(first("a")).body()).isEqualTo("........");
        }
    }

    @Test
    void endsAReplyThatNobodyReads() throws Exception {
        a.plays(begin("x".repeat(100_000)));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).totalMillis(500))) {
            VendorReply unread = caller.head(first("a"));

            assertThat(a.nextHangUp()).isEqualTo("/v1/chat/completions");
            assertThat(Caller.failure(caller.rest(unread))).isEqualTo(Kind.TOTAL_TIMEOUT);
        }
    }

    private static void drip(HttpServerResponse response) {
        if (!response.closed()) {
            response.write(".");
        }
    }
}
