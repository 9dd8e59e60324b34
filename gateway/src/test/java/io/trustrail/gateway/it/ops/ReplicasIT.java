package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.Directories;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.GatewayProcess;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.MockVendor;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two gateways as processes on one PostgreSQL, which is their journals' commit point too. */
@Timeout(180)
class ReplicasIT {

    private static final int CALLERS = 3;
    private static final int SOME = 20;
    private static final Wire WIRE = Wire.OPENAI;
    private static final String QUICK = "Help.";
    private static final String SLOW = "Wait.";

    /* As a quick vendor. Callers would take the processors that a gateway needs to start, if it answered at once. */
    private static final long VENDOR_MILLIS = 50;

    private final Path root = Directories.temporary();
    private final PolicyDirectory policies = PolicyDirectory.in(root);
    private final MockVendor vendor = MockVendor.start();
    private final List<GatewayProcess> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(GatewayProcess::close);
        vendor.close();
        Directories.delete(root);
    }

    @Test
    void aRollingRestartFailsNoCall() throws IOException {
        vendor.answers(request -> answer());
        var replicas = List.of(serve("one", "one"), serve("two", "two"));
        var balancer = new Balancer();
        replicas.forEach(balancer::add);
        var statuses = new ConcurrentLinkedQueue<Integer>();
        var over = new AtomicBoolean();
        var load = load(() -> {
            while (!over.get()) {
                statuses.add(balancer.call(QUICK).status());
            }
        });

        for (var leaving : replicas) {
            awaitSomeMore(statuses);
            balancer.remove(leaving);
            endWithACallUnderWay(leaving);
            balancer.add(serve(leaving.name(), leaving.name()));
        }
        awaitSomeMore(statuses);
        over.set(true);

        load.forEach(Await::result);
        assertThat(statuses).containsOnly(200);
    }

    private void endWithACallUnderWay(Replica leaving) {
        var rest = Promise.<Void>promise();
        vendor.answers(request -> request.text().contains(SLOW) ? answerAfter(rest.future()) : answer());
        var waiting = leaving.callLater(SLOW);
        Await.until(
                "the vendor has the call",
                () -> vendor.requests().stream()
                        .anyMatch(request -> request.text().contains(SLOW)));
        leaving.process().terminate();
        Await.until("it turns new calls away", () -> leaving.call(QUICK).status() == 503);
        rest.complete();
        assertThat(Await.result(waiting).status()).isEqualTo(200);
        leaving.process().awaitExit();
        vendor.reset();
        vendor.answers(request -> answer());
    }

    @Test
    void whatAKilledGatewayAcknowledgedIsKeptAndAnotherTellsOfItsOpenCalls() throws IOException {
        vendor.answers(request -> request.text().contains(SLOW) ? Script.silence() : answer());
        var one = serve("one", "one");
        var two = serve("two", "two");
        var waiting = one.callLater(SLOW);
        Await.until("a call is open", () -> !one.record().unclosed().isEmpty());
        var open = one.record().unclosed();
        var acknowledged = new ConcurrentLinkedQueue<String>();
        var killed = new AtomicBoolean();
        var load = load(() -> callUntilItDies(one, acknowledged, killed));
        awaitSomeMore(acknowledged);

        killed.set(true);
        one.process().kill();

        load.forEach(Await::result);
        assertThat(waiting).failsWithin(Await.LIMIT);
        assertThat(two.call(QUICK).status()).isEqualTo(200);
        Await.until("the other tells of them", () -> two.told("one").containsAll(open));

        // The disk is gone with the process; the name comes back.
        var again = serve("one", "one-again");
        var record = again.record();
        assertThat(acknowledged).allMatch(call -> record.has("opened", call));
        assertThat(record.unclosed()).isEmpty();
        var crashed = record.all("crashed").map(it -> it.getString("call")).toList();
        assertThat(crashed).containsAll(open);
        assertThat(two.told("one")).containsExactlyInAnyOrderElementsOf(crashed);
        assertThat(again.call(QUICK).status()).isEqualTo(200);
    }

    private static void callUntilItDies(Replica replica, Queue<String> acknowledged, AtomicBoolean killed) {
        try {
            while (true) {
                var reply = replica.call(QUICK);
                assertThat(reply.status()).isEqualTo(200);
                acknowledged.add(reply.header("x-trustrail-call"));
            }
        } catch (UncheckedIOException gone) {
            assertThat(killed).as("connections end with the process only").isTrue();
        }
    }

    private static Script answer() {
        var pause = new CompletableFuture<Void>().completeOnTimeout(null, VENDOR_MILLIS, TimeUnit.MILLISECONDS);
        return answerAfter(Future.fromCompletionStage(pause));
    }

    private static Script answerAfter(Future<?> signal) {
        var body = WIRE.answer("A word of help.").encode();
        return Script.of(200, "application/json").await(signal).write(body).end();
    }

    private static List<CompletableFuture<Void>> load(Runnable caller) {
        return Stream.generate(() -> CompletableFuture.runAsync(caller))
                .limit(CALLERS)
                .toList();
    }

    private static void awaitSomeMore(Queue<?> results) {
        int before = results.size();
        Await.until("more calls end", () -> results.size() >= before + SOME);
    }

    /** Starts a gateway in a directory; all have the keys of the first. */
    private Replica serve(String name, String directory) throws IOException {
        var home = Files.createDirectories(root.resolve(directory));
        var first = started.isEmpty() ? home.resolve("data") : started.get(0).data();
        var data = Files.createDirectories(home.resolve("data"));
        if (!started.isEmpty() && !Files.exists(data.resolve("keyset.json"))) {
            for (var file : List.of("keyset.json", "pseudonym.key")) {
                Files.copy(first.resolve(file), data.resolve(file));
            }
        }
        var environment = new HashMap<>(PolicyDirectory.environment(vendor));
        environment.putAll(StoreKind.POSTGRES.environment(root));
        environment.putAll(Map.of("TRUSTRAIL_JOURNAL", "database", "TRUSTRAIL_REPLICA", name));
        var process = GatewayProcess.serve(home, policies.path(), environment);
        started.add(process);
        return new Replica(name, process, new Caller(process.url(), GatewayFixture.key(first)));
    }

    /** One of the gateways, and an application that knows it. */
    private record Replica(String name, GatewayProcess process, Caller caller) {

        Reply call(String text) {
            return caller.post(WIRE.path(), WIRE.prompt("support-replies", text));
        }

        CompletableFuture<Reply> callLater(String text) {
            var body = WIRE.prompt("support-replies", text).encode();
            return caller.postAsync(WIRE.path(), body.getBytes(StandardCharsets.UTF_8));
        }

        JournalView record() {
            return JournalView.read(process.data());
        }

        /** The calls of another gateway that its record tells of as left open. */
        List<String> told(String other) {
            return record().all("call.unclosed")
                    .filter(fact ->
                            fact.getJsonObject("facts").getString("replica").equals(other))
                    .map(fact -> fact.getString("call"))
                    .toList();
        }
    }

    /** Hands calls to the gateways of its rotation in turn. */
    private static final class Balancer {

        private final Deque<Replica> rotation = new ArrayDeque<>();
        private final Set<Object> underWay = ConcurrentHashMap.newKeySet();

        synchronized void add(Replica replica) {
            rotation.add(replica);
        }

        /** Takes it out of the rotation; what it was handed has ended then. */
        void remove(Replica replica) {
            synchronized (this) {
                rotation.remove(replica);
            }
            var before = List.copyOf(underWay);
            Await.until("calls end", () -> before.stream().noneMatch(underWay::contains));
        }

        Reply call(String text) {
            var call = new Object();
            try {
                return next(call).call(text);
            } finally {
                underWay.remove(call);
            }
        }

        private synchronized Replica next(Object call) {
            underWay.add(call);
            var next = rotation.remove();
            rotation.add(next);
            return next;
        }
    }
}
