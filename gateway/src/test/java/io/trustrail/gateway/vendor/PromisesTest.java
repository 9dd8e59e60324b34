package io.trustrail.gateway.vendor;

import static io.trustrail.gateway.vendor.Specs.book;
import static io.trustrail.gateway.vendor.Specs.first;
import static io.trustrail.gateway.vendor.Specs.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.trustrail.gateway.vendor.ScriptedVendor.Received;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What the room promises about threads, and what it keeps from the log. */
@Timeout(30)
final class PromisesTest {

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedVendor a = ScriptedVendor.start(vertx);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void everyEventLoopHasItsOwnConnections() {
        Vendors vendors = new Vendors(vertx, 3, VendorEvents.NONE);
        vendors.reconcile(book(vendor("a", a.port())));
        Queue<Boolean> stayed = new ConcurrentLinkedQueue<>();
        vertx.deployVerticle(() -> new Calls(vendors, stayed), new DeploymentOptions().setInstances(3))
                .await();

        assertThat(stayed).hasSize(3 * Calls.EACH).containsOnly(true);
        Map<Integer, Set<String>> loopsOfConnection = a.received().stream()
                .collect(Collectors.groupingBy(
                        Received::connection,
                        Collectors.mapping(received -> received.headers().get("x-loop"), Collectors.toSet())));
        assertThat(loopsOfConnection).hasSizeGreaterThanOrEqualTo(3);
        assertThat(loopsOfConnection.values())
                .allSatisfy(loops -> assertThat(loops).hasSize(1));
    }

    @Test
    void noReplyIsQuotedInTheLog() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
        try {
            for (String bytes : List.of(
                    "jane.doe@example.com 200 OK\r\n\r\n",
                    "HTTP/1.1 200 OK\r\njane.doe@example.com\r\n\r\n",
                    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\njane.doe@example.com\r\n",
                    "HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\njane.doe@example.com")) {
                askAServerThatSays(bytes);
            }

            assertThat(log.list).noneMatch(event -> event.toString().contains("jane"));
            assertThat(log.list).noneMatch(event -> event.getLevel() == Level.ERROR);
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }
    }

    private void askAServerThatSays(String bytes) throws Exception {
        NetServer server = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(in -> socket.end(Buffer.buffer(bytes))));
        int port = server.listen(0, "127.0.0.1").await().actualPort();
        try (Caller caller = new Caller(vertx, vendor("a", port))) {
            caller.failure(first("a"));
        }
    }

    private static final class Calls extends AbstractVerticle {

        static final int EACH = 10;

        private final Vendors vendors;
        private final Queue<Boolean> stayed;

        Calls(Vendors vendors, Queue<Boolean> stayed) {
            this.vendors = vendors;
            this.stayed = stayed;
        }

        @Override
        public void start(Promise<Void> started) {
            Thread here = Thread.currentThread();
            Future<Void> calls = Future.succeededFuture();
            for (int call = 0; call < EACH; call++) {
                calls = calls.compose(before -> call(here));
            }
            calls.onComplete(started);
        }

        private Future<Void> call(Thread here) {
            VendorCall call = Caller.call(Specs.CHAT, "/v1/chat/completions", "x-loop", here.getName());
            return vendors.call(first("a"), call, target -> Recordings.later("{}"))
                    .compose(Caller::read)
                    .map(answer -> {
                        stayed.add(Thread.currentThread() == here && Vertx.currentContext() == context);
                        return null;
                    });
        }
    }
}
