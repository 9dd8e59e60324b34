package io.trustrail.gateway.vendor;

import static io.trustrail.gateway.vendor.ScriptedVendor.begin;
import static io.trustrail.gateway.vendor.ScriptedVendor.reply;
import static io.trustrail.gateway.vendor.Specs.first;
import static io.trustrail.gateway.vendor.Specs.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.vendor.VendorFailure.Kind;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ReplyBodyTest {

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedVendor a = ScriptedVendor.start(vertx);
    private final ScriptedVendor b = ScriptedVendor.start(vertx);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void comesWithTheHeadUnread() throws Exception {
        String long_ = "x".repeat(300_000);
        a.plays(reply(200, long_, "x-request-id", "r1"));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()))) {
            VendorReply reply = caller.head(first("a"));

            assertThat(reply.headers().get("x-request-id")).isEqualTo("r1");
            assertThat(caller.rest(reply).get().body()).isEqualTo(long_);
        }
    }

    @Test
    void canBeFetchedPieceByPiece() throws Exception {
        a.plays(begin("x".repeat(50_000)));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()))) {
            VendorReply reply = caller.head(first("a"));
            HttpServerResponse server = a.nextOpen();
            Buffer read = Buffer.buffer();
            var end = caller.on(() -> {
                Promise<Void> ended = Promise.promise();
                reply.body().endHandler(ended::complete).handler(piece -> {
                    read.appendBuffer(piece);
                    vertx.runOnContext(later -> reply.body().fetch(1));
                });
                reply.body().fetch(1);
                return ended.future();
            });
            vertx.runOnContext(now -> server.end("y".repeat(50_000)));
            end.get();

            assertThat(read.length()).isEqualTo(100_000);
        }
    }

    @Test
    void tellsThatTheVendorClosedEarly() throws Exception {
        a.plays((request, response) -> {
            response.putHeader("content-length", "100").write("half");
            request.connection().close();
        });
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).retry(3, 100, 1), vendor("b", b.port()))) {
            assertThat(caller.failure(first("a", "b"))).isEqualTo(Kind.CLOSED_EARLY);
            assertThat(a.received())
                    .as("no retry after the head was handed over")
                    .hasSize(1);
            assertThat(b.received()).isEmpty();
        }
    }

    @Test
    void tellsItLaterToAReaderWhoComesLater() throws Exception {
        a.plays(begin("half"));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()))) {
            VendorReply reply = caller.head(first("a"));
            HttpServerResponse server = a.nextOpen();
            vertx.runOnContext(now -> server.reset());
            caller.heard().await("a/model broken CLOSED_EARLY");

            assertThat(Caller.failure(caller.rest(reply))).isEqualTo(Kind.CLOSED_EARLY);
        }
    }

    @Test
    void mustNotBePacked() throws Exception {
        a.plays(reply(200, "packed", "content-encoding", "gzip"));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()), vendor("b", b.port()))) {
            assertThat(caller.failure(first("a"))).isEqualTo(Kind.UNREADABLE);
            assertThat(caller.ask(first("a", "b")).target()).hasToString("b/model");
            assertThat(a.received().get(0).headers().getAll("accept-encoding")).containsExactly("identity");
        }
    }

    @Test
    void mayBeLabelledAsNotPacked() throws Exception {
        a.plays(reply(200, "plain", "content-encoding", "identity"));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()))) {
            assertThat(caller.ask(first("a")).body()).isEqualTo("plain");
        }
    }

    @Test
    void mustBeHttp() throws Exception {
        assertUnreadable("SSH-2.0-OpenSSH_9.2\r\n\r\n");
        assertUnreadable("HTTP/1.1 200 OK\r\nx: " + "y".repeat(100_000) + "\r\n\r\n");
        assertUnreadable("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nnot a length\r\n");
    }

    private void assertUnreadable(String bytes) throws Exception {
        NetServer server = vertx.createNetServer().connectHandler(socket -> socket.handler(in -> socket.write(bytes)));
        int port = server.listen(0, "127.0.0.1").await().actualPort();
        try (Caller caller = new Caller(vertx, vendor("a", port))) {
            assertThat(caller.failure(first("a"))).isEqualTo(Kind.UNREADABLE);
        }
    }
}
