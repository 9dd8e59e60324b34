package io.trustrail.gateway.it.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.assembly.Gateway;
import io.trustrail.gateway.assembly.GatewayOptions;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.Directories;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.RedisProcess;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.soak.Traffic.Fault;
import io.trustrail.gateway.it.vendor.MockVendor;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.trustrail.gateway.it.vendor.RecordedRequest;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Steady traffic while the vendor goes down, Redis goes away, another process keeps the store busy and a client reads slowly:
 * clients are told what the pages say, no record is lost, each call is counted once, and nothing piles up.
 *
 * <p>It takes as many seconds as the property {@code trustrail.soak.seconds} says.
 */
@Timeout(600)
class SoakIT {

    private static final int SECONDS = Integer.getInteger("trustrail.soak.seconds", 40);
    private static final Duration PHASE = Duration.ofMillis(SECONDS * 1_000L / 12);
    private static final long MOST = 1_000_000;
    private static final long HEAP_BOUND = 32L << 20;
    private static final int FILES_BOUND = 30;
    private static final int LONG_STORY = 400;
    private static final String LIMITS = """

        limits:
          strict: {for: {features: [support-replies]}, calls: 1000000, every: month}
          lax: {for: {features: [project-notes]}, calls: 1000000, every: month, on-failure: open}
        """;

    private static final Path ROOT = Directories.temporary();
    private static final Path DATA = ROOT.resolve("data");

    private static Vertx vertx;
    private static RedisProcess redis;
    private static MockVendor vendor;
    private static Gateway gateway;
    private static Caller caller;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        redis = RedisProcess.running();
        vendor = MockVendor.start();
        vendor.answers(SoakIT::answer);
        var policies = PolicyDirectory.in(ROOT);
        policies.write(PolicyDirectory.original() + LIMITS);
        var environment = new HashMap<>(PolicyDirectory.environment(vendor));
        environment.put("TRUSTRAIL_REDIS_URL", redis.url());
        environment.put("TRUSTRAIL_REDIS_TIMEOUT", "2000");
        gateway = Await.result(
                Gateway.start(vertx, new GatewayOptions(policies.path(), DATA, "127.0.0.1", 0, 0, true, environment)));
        caller = new Caller("http://127.0.0.1:" + gateway.port(), GatewayFixture.key(DATA));
    }

    @AfterAll
    static void stop() {
        Await.result(gateway.close());
        Await.result(vertx.close());
        vendor.close();
        redis.close();
        Directories.delete(ROOT);
    }

    private static Script answer(RecordedRequest request) {
        if (request.text().contains("long story")) {
            var piece = Wire.OPENAI.streamText("x".repeat(1_000)).getBytes(StandardCharsets.UTF_8);
            return Script.sse()
                    .write(Wire.OPENAI.streamStart())
                    .repeat(piece, LONG_STORY)
                    .write(ended(Wire.OPENAI.streamEnd()))
                    .end();
        }
        return request.json().getBoolean("stream", false)
                ? Script.sse(ended(Wire.OPENAI.stream("It ", "is.")))
                : Script.json(Wire.OPENAI.answer("It is."));
    }

    private static String ended(String stream) {
        return stream.replace("data: [DONE]", OpenAiReplies.usage() + "data: [DONE]");
    }

    private static double metric(String name) {
        var admin = new Caller("http://127.0.0.1:" + gateway.adminPort(), "");
        return admin.get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** What is left on the heap when nobody calls. */
    private static long liveHeap() {
        Await.until("the end of all calls", () -> metric("trustrail_calls_active") == 0);
        vendor.reset();
        vendor.answers(SoakIT::answer);
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /* How long a fault lasts is what this test is about. */
    private static void lasts(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @Test
    void whateverGoesAwayComesBackAndNothingIsLost() {
        var traffic = new Traffic(caller);
        traffic.during(() -> lasts(PHASE.multipliedBy(2)));
        long heap = liveHeap();
        double files = metric("process_files_open_files");

        traffic.during(() -> {
            vendorDown(traffic);
            redisGone(traffic);
            storeSlow(traffic);
            clientSlow(traffic);
        });

        assertThat(traffic.wrong()).isEmpty();
        assertThat(traffic.delivered()).isGreaterThan(100);
        assertThat(liveHeap() - heap).as("growth of the live heap").isLessThan(HEAP_BOUND);
        assertThat(metric("process_files_open_files") - files)
                .as("growth of open files")
                .isLessThan(FILES_BOUND);
        everyCallIsCountedOnce(traffic);
        everyCallIsInTheRecord(traffic);
    }

    private static void vendorDown(Traffic traffic) {
        traffic.suffers(Fault.VENDOR_DOWN);
        vendor.answers(Script.sse().hangUp());
        lasts(PHASE);
        vendor.answers(SoakIT::answer);
        calm(traffic);
    }

    private static void redisGone(Traffic traffic) {
        traffic.suffers(Fault.REDIS_GONE);
        redis.stop();
        Await.until("the end of Redis", () -> metric("trustrail_limit_store_up") == 0);
        lasts(PHASE);
        redis.start();
        Await.until("Redis", () -> metric("trustrail_limit_store_up") == 1);
        calm(traffic);
    }

    /* Another process that writes: whoever wants to write has to wait for it. */
    private static void storeSlow(Traffic traffic) {
        traffic.suffers(Fault.STORE_SLOW);
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + DATA.resolve("trustrail.db"));
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            lasts(PHASE.compareTo(Duration.ofSeconds(3)) < 0 ? PHASE : Duration.ofSeconds(3));
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        calm(traffic);
    }

    /* It reads the start of a long answer and the rest much later: others don't wait for it. */
    private static void clientSlow(Traffic traffic) {
        traffic.suffers(Fault.CLIENT_SLOW);
        var body = Wire.OPENAI
                .streamed("agent-copilot", "Tell me a long story.")
                .toBuffer()
                .getBytes();
        try (var reply = caller.open(Wire.OPENAI.path(), body).body()) {
            assertThat(reply.readNBytes(1_000)).hasSize(1_000);
            lasts(PHASE);
            var rest = new String(reply.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(rest).endsWith("data: [DONE]\n\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        calm(traffic);
    }

    private static void calm(Traffic traffic) {
        traffic.suffers(Fault.NONE);
        lasts(PHASE);
    }

    /* Each probe is a call that counts. */
    private static void everyCallIsCountedOnce(Traffic traffic) {
        long probes = 0;
        long left = -1;
        long expected = 0;
        while (left != expected && probes < 20) {
            probes++;
            expected = MOST - traffic.delivered() - probes;
            var reply = caller.post(Wire.OPENAI.path(), Wire.OPENAI.prompt(Traffic.STRICT, "Is it?"));
            left = Long.parseLong(
                    reply.header("x-trustrail-budget-remaining").replaceFirst("strict; (\\d+) calls", "$1"));
        }
        assertThat(left).as("calls that are left").isEqualTo(expected);
    }

    private static void everyCallIsInTheRecord(Traffic traffic) {
        Await.until(
                "the end of all calls", () -> JournalView.read(DATA).unclosed().isEmpty());
        var record = JournalView.read(DATA);
        assertThat(record.all("closed").filter(it -> it.getString("outcome").startsWith("vendor_")))
                .isNotEmpty();
        assertThat(record.all("closed").filter(it -> it.getString("outcome").equals("limit_unavailable")))
                .isNotEmpty();
        assertThat(record.all("closed").filter(it -> it.containsKey("limitsUnasked")))
                .isNotEmpty();
        assertThat(record.all("closed").count()).isGreaterThanOrEqualTo(traffic.calls());
        assertThat(metric("trustrail_journal_lost_total")).isZero();
    }
}
