package io.trustrail.gateway.vendor;

import static io.trustrail.gateway.vendor.ScriptedVendor.begin;
import static io.trustrail.gateway.vendor.ScriptedVendor.hang;
import static io.trustrail.gateway.vendor.ScriptedVendor.reply;
import static io.trustrail.gateway.vendor.Specs.first;
import static io.trustrail.gateway.vendor.Specs.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.vendor.VendorFailure.Kind;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class CancellationTest {

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedVendor a = ScriptedVendor.start(vertx);
    private final ScriptedVendor b = ScriptedVendor.start(vertx);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void hangsUpInTheMiddleOfTheBody() throws Exception {
        a.plays(begin("half"));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()))) {
            VendorReply reply = caller.head(first("a"));
            List<String> heard = new CopyOnWriteArrayList<>();
            reply.body()
                    .exceptionHandler(failure -> heard.add("failure"))
                    .endHandler(end -> heard.add("end"))
                    .handler(data -> heard.add("data"));
            reply.cancel().run();
            reply.cancel().run();

            assertThat(a.nextHangUp()).isEqualTo("/v1/chat/completions");
            caller.context().runOnContext(now -> reply.body().resume());
            a.plays(reply(200, "next"));
            assertThat(caller.ask(first("a")).body()).isEqualTo("next");
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void hangsUpBeforeTheHead() throws Exception {
        a.plays(hang());
        try (Caller caller = new Caller(vertx, vendor("a", a.port()), vendor("b", b.port()))) {
            Cancellation cancellation = new Cancellation();
            CompletableFuture<VendorReply> reply = caller.head(first("a", "b"), cancellation);
            a.nextOpen();
            cancellation.cancel();
            cancellation.cancel();

            assertThat(Caller.failure(reply)).isEqualTo(Kind.CANCELLED);
            assertThat(a.nextHangUp()).isEqualTo("/v1/chat/completions");
            assertThat(b.received()).isEmpty();
        }
    }

    @Test
    void hangsUpAfterTheReplyToo() throws Exception {
        a.plays(begin("half"));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()))) {
            Cancellation cancellation = new Cancellation();
            caller.head(first("a"), cancellation).get();
            cancellation.cancel();

            assertThat(a.nextHangUp()).isEqualTo("/v1/chat/completions");
        }
    }

    @Test
    void doesNotTryAgain() throws Exception {
        a.plays(reply(503, "", "retry-after", "5"));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).retry(2, 100, 10_000), vendor("b", b.port()))) {
            Cancellation cancellation = new Cancellation();
            CompletableFuture<VendorReply> reply = caller.head(first("a", "b"), cancellation);
            caller.heard().await("a/model retry");
            cancellation.cancel();

            assertThat(Caller.failure(reply)).isEqualTo(Kind.CANCELLED);
            assertThat(b.received()).isEmpty();
        }
    }

    @Test
    void sendsNothingWhenItCameFirst() throws Exception {
        try (Caller caller = new Caller(vertx, vendor("a", a.port()))) {
            Cancellation cancellation = new Cancellation();
            cancellation.cancel();

            assertThat(Caller.failure(caller.head(first("a"), cancellation))).isEqualTo(Kind.CANCELLED);
            assertThat(caller.recorded()).isEmpty();
        }
    }

    @Test
    void doesNothingToAReplyThatHasEnded() throws Exception {
        try (Caller caller = new Caller(vertx, vendor("a", a.port()))) {
            VendorReply reply = caller.head(first("a"));
            caller.rest(reply).get();
            reply.cancel().run();
            caller.ask(first("a"));

            assertThat(a.received().get(1).connection())
                    .as("the connection goes on to be used")
                    .isEqualTo(a.received().get(0).connection());
        }
    }
}
