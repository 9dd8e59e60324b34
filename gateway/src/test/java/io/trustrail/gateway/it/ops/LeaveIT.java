package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.assembly.Gateway;
import io.trustrail.gateway.assembly.GatewayOptions;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.Directories;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.MockVendor;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.Vertx;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A gateway that ends behind a balancer which only asks whether it is ready. */
@Timeout(120)
class LeaveIT {

    private static final Wire WIRE = Wire.OPENAI;
    private static final int CALLERS = 4;
    private static final int SOME = 20;

    private final Path root = Directories.temporary();
    private final MockVendor vendor = MockVendor.start();
    private final ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private List<Replica> replicas;

    private record Replica(Vertx vertx, Gateway gateway, Caller caller, Caller admin) {

        boolean isReady() {
            try {
                return admin.get("/readyz").status() == 200;
            } catch (UncheckedIOException gone) {
                return false;
            }
        }

        Reply call() {
            return caller.post(WIRE.path(), WIRE.prompt("support-replies", "Help."));
        }
    }

    /** Looks at all gateways, and hands calls to those in turn that were ready. */
    private record Balancer(List<Replica> replicas, ConcurrentLinkedQueue<Replica> ready, AtomicInteger turn) {

        void look() {
            replicas.forEach(replica -> {
                if (!replica.isReady()) {
                    ready.remove(replica);
                } else if (!ready.contains(replica)) {
                    ready.add(replica);
                }
            });
        }

        Reply call() {
            var now = List.copyOf(ready);
            return now.get(turn.getAndIncrement() % now.size()).call();
        }
    }

    @BeforeEach
    void start() {
        vendor.answers(Script.json(WIRE.answer("A word of help.")));
        replicas = List.of(replica("one"), replica("two"));
    }

    private Replica replica(String name) {
        var home = root.resolve(name);
        var environment = new HashMap<>(PolicyDirectory.environment(vendor));
        environment.put("TRUSTRAIL_LEAVE_SECONDS", "2");
        var options = new GatewayOptions(
                PolicyDirectory.in(home).path(), home.resolve("data"), "127.0.0.1", 0, 0, true, environment);
        // Gateways of one Vert.x would share a port.
        var vertx = Vertx.vertx();
        var gateway = Await.result(Gateway.start(vertx, options));
        return new Replica(
                vertx,
                gateway,
                new Caller("http://127.0.0.1:" + gateway.port(), GatewayFixture.key(home.resolve("data"))),
                new Caller("http://127.0.0.1:" + gateway.adminPort(), ""));
    }

    @AfterEach
    void stop() {
        Await.result(replicas.get(1).gateway().close());
        replicas.forEach(replica -> Await.result(replica.vertx().close()));
        vendor.close();
        Directories.delete(root);
    }

    @Test
    void noCallFailsWhileItLeaves() {
        var balancer = new Balancer(replicas, new ConcurrentLinkedQueue<>(replicas), new AtomicInteger());
        var over = new AtomicBoolean();
        var load = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                    while (!over.get()) {
                        statuses.add(balancer.call().status());
                    }
                }))
                .limit(CALLERS)
                .toList();
        var leaving = replicas.get(0);
        awaitSomeMore();

        var closed = leaving.gateway().close();
        Await.until("it is not ready", () -> !leaving.isReady());
        var reply = leaving.call();
        assertThat(reply.status()).as("it goes on").isEqualTo(200);
        assertThat(reply.header("connection")).isEqualTo("close");
        balancer.look();
        awaitSomeMore();
        Await.result(closed);
        awaitSomeMore();

        over.set(true);
        load.forEach(Await::result);
        assertThat(statuses).containsOnly(200);
    }

    private void awaitSomeMore() {
        int before = statuses.size();
        Await.until("more calls end", () -> statuses.size() >= before + SOME);
    }
}
