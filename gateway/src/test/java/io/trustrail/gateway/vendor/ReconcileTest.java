package io.trustrail.gateway.vendor;

import static io.trustrail.gateway.vendor.ScriptedVendor.begin;
import static io.trustrail.gateway.vendor.ScriptedVendor.reply;
import static io.trustrail.gateway.vendor.Specs.book;
import static io.trustrail.gateway.vendor.Specs.first;
import static io.trustrail.gateway.vendor.Specs.vendor;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trustrail.gateway.vendor.VendorFailure.Kind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ReconcileTest {

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedVendor a = ScriptedVendor.start(vertx);
    private final ScriptedVendor b = ScriptedVendor.start(vertx);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void bringsANewAddressIntoUseAndLetsCallsUnderWayEnd() throws Exception {
        CountDownLatch oldConnectionClosed = new CountDownLatch(1);
        a.plays((request, response) -> {
            request.connection().closeHandler(closed -> oldConnectionClosed.countDown());
            response.setChunked(true).write("half ");
        });
        try (Caller caller = new Caller(vertx, vendor("v", a.port()))) {
            VendorReply old = caller.head(first("v"));
            HttpServerResponse server = a.nextOpen();
            caller.vendors().reconcile(book(vendor("v", b.port())));

            assertThat(caller.ask(first("v")).body()).isEqualTo("ok");
            assertThat(b.received()).hasSize(1);
            vertx.runOnContext(now -> server.end("whole"));
            assertThat(caller.rest(old).get(10, SECONDS).body()).isEqualTo("half whole");
            assertThat(oldConnectionClosed.await(10, SECONDS)).isTrue();
        }
    }

    @Test
    void letsACallEndThatHasOnlyJustBegun() throws Exception {
        try (Caller caller = new Caller(vertx, vendor("v", a.port()))) {
            Promise<Buffer> record = Promise.promise();
            CompletableFuture<VendorReply> reply =
                    caller.on(() -> caller.vendors().call(first("v"), Caller.chat(), target -> record.future()));
            caller.on(() -> Future.succeededFuture()).get();
            caller.vendors().reconcile(book());
            record.complete(Buffer.buffer("{}"));

            assertThat(caller.rest(reply.get(10, SECONDS)).get().body()).isEqualTo("ok");
        }
    }

    @Test
    void keepsWhatItKnowsOfAnUnchangedVendor() throws Exception {
        a.plays(reply(500, "bad"));
        Specs specs = vendor("v", a.port()).breaker(50, 1, 60_000);
        try (Caller caller = new Caller(vertx, specs)) {
            caller.ask(first("v"));
            caller.vendors().reconcile(book(specs, vendor("w", b.port())));
            assertThat(caller.failure(first("v"))).isEqualTo(Kind.BREAKER_OPEN);

            caller.vendors().reconcile(book(specs.breaker(50, 1, 50_000)));
            assertThat(caller.ask(first("v")).body()).isEqualTo("bad");
        }
    }

    @Test
    void forgetsAVendor() throws Exception {
        try (Caller caller = new Caller(vertx, vendor("v", a.port()), vendor("w", b.port()))) {
            caller.vendors().reconcile(book(vendor("w", b.port())));

            assertThat(caller.failure(first("v"))).isEqualTo(Kind.NO_TARGET);
            assertThat(caller.ask(first("v", "w")).target()).hasToString("w/model");
        }
    }

    @Test
    void changesNothingIfOneVendorIsUnusable() throws Exception {
        try (Caller caller = new Caller(vertx, vendor("v", a.port()))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> caller.vendors()
                            .reconcile(
                                    book(vendor("v", b.port()), vendor("w", 1).url("nowhere"))));

            caller.ask(first("v"));
            assertThat(a.received()).hasSize(1);
        }
    }

    @Test
    void breaksCallsOffWhenAllIsClosed() throws Exception {
        a.plays(begin("half"));
        Caller caller = new Caller(vertx, vendor("v", a.port()));
        VendorReply reply = caller.head(first("v"));
        caller.close();

        assertThat(Caller.failure(caller.rest(reply))).isEqualTo(Kind.CLOSED_EARLY);
        assertThat(caller.failure(first("v"))).isEqualTo(Kind.NO_TARGET);
    }
}
