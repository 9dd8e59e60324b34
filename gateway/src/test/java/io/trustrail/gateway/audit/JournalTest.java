package io.trustrail.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import io.trustrail.gateway.audit.segment.ChannelFactory;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JournalTest {

    private static final JournalOptions SMALL = new JournalOptions(32 * 1024, 1_000, Duration.ofMillis(20));

    private final Vertx vertx = Vertx.vertx();
    private final FaultyDisk disk = new FaultyDisk();
    private final List<Journal> journals = new ArrayList<>();
    private final Path directory;

    JournalTest(@TempDir Path data) {
        directory = data.resolve("journal");
    }

    @AfterEach
    void close() throws Exception {
        disk.repair();
        disk.letSyncsGo();
        for (var journal : journals) {
            await(journal.close());
        }
        await(vertx.close());
    }

    @Test
    void recordsAreReadBackInOrderWithAllThatTheySay() throws Exception {
        var journal = open();
        await(journal.append(Events.opened("call_1")));
        await(journal.append(new AuditEvent.Rerouted("call_1", Events.AT, "anthropic", "claude")));
        await(journal.append(Events.closed("call_1")));

        var mapper = new ObjectMapper();
        var lines = Lines.all(directory);
        assertThat(lines.get(1)).isEqualTo(mapper.readTree("""
            {"seq":2,"type":"opened","call":"call_1","at":"2026-11-22T10:00:00.000123Z","tenant":"acme",
            "application":"desk","feature":"support-replies","level":1,"policyHash":"ab12",
            "dialect":"openai-chat","stream":true,"vendor":"openai",
            "model":"gpt-4o",
            "verdict":"REWRITE","findings":{"EMAIL":2},"unscanned":["image"],"failed":[]}\
            """));
        assertThat(lines.get(2)).isEqualTo(mapper.readTree("""
            {"seq":3,"type":"rerouted","call":"call_1","at":"2026-11-22T10:00:00.000123Z",
            "vendor":"anthropic","model":"claude"}\
            """));
        assertThat(lines.get(3)).isEqualTo(mapper.readTree("""
            {"seq":4,"type":"closed","call":"call_1","at":"2026-11-22T10:00:00.000123Z","tenant":"acme",
            "application":"desk","feature":"support-replies","policyHash":"ab12","outcome":"delivered",
            "status":200,"vendor":"openai","model":"gpt-4o","attempts":1,"coverage":"full","verdict":"FLAG",
            "findings":{},"restoreMisses":0,"failed":["toxicity"],"inputTokens":812,"outputTokens":-1,
            "costNanos":1950,"currency":"USD","totalMicros":1234567}\
            """));
        assertThat(lines).hasSize(4);
    }

    @Test
    void otherEventsAreReadBackAndCloseNoCall() throws Exception {
        var journal = open();
        await(journal.append(Events.opened("call_1")));
        var facts = new LinkedHashMap<>(Map.of("reviewer", "ann"));
        facts.put("state", "approved");
        await(journal.append(new AuditEvent.Noted("review.decided", "call_1", Events.AT, facts)));
        await(journal.close());

        assertThat(Lines.all(directory).get(2)).isEqualTo(new ObjectMapper().readTree("""
            {"seq":3,"type":"review.decided","call":"call_1","at":"2026-11-22T10:00:00.000123Z",
            "facts":{"reviewer":"ann","state":"approved"}}\
            """));
        assertThat(open().unclosed()).extracting(AuditEvent::call).containsExactly("call_1");
    }

    @Test
    void anEventCannotPassForAnother() {
        assertThat(catchThrowable(() -> new AuditEvent.Noted("closed", "", Events.AT, Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(catchThrowable(() -> new AuditEvent.Noted("Key Made", "", Events.AT, Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAppendSucceedsOnlyAfterTheSync() throws Exception {
        var journal = open();
        disk.holdSyncs();

        var append = journal.append(Events.opened("call_1"));
        disk.awaitHeldSync();
        assertThat(Lines.events(directory)).as("it is written").containsExactly("opened call_1");
        assertThat(append.isComplete()).as("but not durable").isFalse();

        disk.letSyncsGo();
        await(append);
    }

    @Test
    void whatWaitsDuringASyncSharesTheNextOne() throws Exception {
        var journal = open();
        disk.holdSyncs();
        var first = journal.append(Events.opened("first"));
        disk.awaitHeldSync();
        int before = disk.syncs.get();
        var rest = IntStream.range(0, 500)
                .mapToObj(i -> journal.append(Events.opened("call_" + i)))
                .toList();
        assertThat(journal.state().queued()).isEqualTo(500);

        disk.letSyncsGo();
        await(first);
        await(Future.all(rest));

        assertThat(disk.syncs.get() - before).isEqualTo(2);
        assertThat(journal.state().groups()).isEqualTo(2);
        assertThat(journal.state().records()).isEqualTo(501);
        assertThat(journal.state().openCalls()).isEqualTo(501);
    }

    @Test
    void everyCallerIsAnsweredOnItsOwnContext() throws Exception {
        var journal = open();
        var loop = (ContextInternal) vertx.getOrCreateContext();
        var worker = ((VertxInternal) vertx).createWorkerContext();
        var contexts = List.<ContextInternal>of(loop.duplicate(), loop.duplicate(), worker);

        for (var context : contexts) {
            assertThat(await(answeredOn(journal, context))).isSameAs(context);
        }
    }

    private static Future<@Nullable Context> answeredOn(Journal journal, ContextInternal context) {
        return Future.future(answered -> context.runOnContext(go ->
                journal.append(Events.opened("call_1")).onComplete(done -> answered.complete(Vertx.currentContext()))));
    }

    @Test
    void theCallersOfOneGroupAreWokenByOneTask() throws Exception {
        var journal = open();
        var context = (ContextInternal) vertx.getOrCreateContext();
        var loop = (SingleThreadEventExecutor) context.nettyEventLoop();
        var tasksBehind = new ArrayList<Integer>();
        disk.holdSyncs();
        journal.appendLater(Events.opened("first"));
        disk.awaitHeldSync();
        var appends = Future.<Future<?>>future(made -> context.runOnContext(go -> {
            var all = new ArrayList<Future<Void>>();
            for (int i = 0; i < 20; i++) {
                context.duplicate()
                        .emit(caller -> all.add(journal.append(Events.opened("call"))
                                .onComplete(done -> tasksBehind.add(loop.pendingTasks()))));
            }
            made.complete(Future.all(all));
        }));
        var all = await(appends);
        var loopIsFree = new CountDownLatch(1);
        loop.execute(() -> awaitQuietly(loopIsFree));

        disk.letSyncsGo();
        await(answeredOn(journal, ((VertxInternal) vertx).createWorkerContext()));
        loopIsFree.countDown();
        await(all);

        assertThat(tasksBehind).hasSize(20).containsOnly(0);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFullQueueRefusesMore() throws Exception {
        var journal = open();
        disk.holdSyncs();
        var first = journal.append(Events.opened("first"));
        disk.awaitHeldSync();
        var waiting = IntStream.range(0, SMALL.queueLimit())
                .mapToObj(i -> journal.append(Events.closed("call_" + i)))
                .toList();

        var refused = journal.append(Events.opened("too much"));
        journal.appendLater(Events.closed("too much"));

        assertThat(catchThrowable(() -> await(refused)))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("queue is full");
        assertThat(journal.state().lost()).isEqualTo(2);
        assertThat(journal.state().healthy()).isTrue();
        disk.letSyncsGo();
        await(first);
        await(Future.all(waiting));
        await(journal.append(Events.opened("room again")));
        assertThat(Lines.events(directory)).hasSize(SMALL.queueLimit() + 2);
    }

    @Test
    void anEventThatCannotBeWrittenDownFailsAlone() throws Exception {
        var journal = open();
        disk.holdSyncs();
        var first = journal.append(Events.opened("first"));
        disk.awaitHeldSync();
        var before = journal.append(Events.opened("before"));
        var huge = journal.append(Events.opened("huge", "x".repeat(300_000)));
        var after = journal.append(Events.opened("after"));

        disk.letSyncsGo();
        await(Future.all(first, before, after));

        assertThat(catchThrowable(() -> await(huge)))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageNotContaining("xxx");
        assertThat(Lines.events(directory)).containsExactly("opened first", "opened before", "opened after");
        assertThat(journal.state().lost()).isEqualTo(1);
    }

    @Test
    void closingWritesWhatWaitsAndTakesNoMore() throws Exception {
        var journal = open();
        disk.holdSyncs();
        var appends = IntStream.range(0, 100)
                .mapToObj(i -> journal.append(Events.opened("call_" + i)))
                .toList();
        journal.appendLater(Events.closed("call_0"));
        disk.awaitHeldSync();

        var closed = journal.close();
        var late = journal.append(Events.opened("late"));
        assertThat(closed.isComplete()).isFalse();
        disk.letSyncsGo();
        await(closed);

        await(Future.all(appends));
        assertThat(catchThrowable(() -> await(late)))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("closed");
        assertThat(journal.state().healthy()).isFalse();
        assertThat(Lines.events(directory)).hasSize(101).contains("closed call_0");
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("lock", "0000000000000000001.journal");
        }
    }

    @Test
    void aReopenedJournalGoesOnCounting() throws Exception {
        for (int i = 0; i < 4; i++) {
            var journal = open();
            await(journal.append(Events.opened("call_" + i)));
            await(journal.append(Events.closed("call_" + i)));
            await(journal.close());
        }
        await(open().close());

        assertThat(Lines.events(directory))
                .startsWith("opened call_0", "closed call_0", "opened call_1")
                .endsWith("opened call_3", "closed call_3");
    }

    @Test
    void fullSegmentsAreFollowedByNewOnes() throws Exception {
        var journal = open();
        appendCalls(journal, 400);
        var events = Lines.events(directory);
        assertThat(events).hasSize(800);
        assertThat(events.get(799)).isEqualTo("closed call_399");
        assertThat(segments()).hasSizeGreaterThan(5);

        await(journal.close());
        assertThat(Lines.events(directory)).isEqualTo(events);
        var next = open();
        await(next.append(Events.opened("later")));
        assertThat(Lines.events(directory)).hasSize(801);
    }

    @Test
    void callsThatAreOpenWhenTheProcessDiesAreReportedOnce() throws Exception {
        var journal = open();
        await(journal.append(Events.opened("lost_1")));
        appendCalls(journal, 400);
        await(journal.append(Events.opened("lost_2")));
        var crashed = Lines.crashed(directory);

        var reopened = open(crashed, ChannelFactory.DISK);

        assertThat(reopened.unclosed())
                .extracting(AuditEvent.Crashed::call, AuditEvent.Crashed::openedAt)
                .containsExactly(tuple("lost_1", Events.AT), tuple("lost_2", Events.AT));
        assertThat(reopened.state().openCalls()).isZero();
        assertThat(Lines.events(crashed)).hasSize(804).endsWith("crashed lost_1", "crashed lost_2");
        appendCalls(reopened, 400);
        await(reopened.close());
        assertThat(open(crashed, ChannelFactory.DISK).unclosed()).isEmpty();
    }

    @Test
    void manyOpenCallsSurviveARollOver() throws Exception {
        int calls = 20_000;
        var roomy = new JournalOptions(4 * 1024 * 1024, 2 * calls, Duration.ofSeconds(1));
        var journal = opened(Journal.open(vertx, directory, roomy));
        var appends = IntStream.range(0, calls)
                .mapToObj(i -> journal.append(Events.opened("call_with_a_rather_long_name_" + i)))
                .toList();
        await(Future.all(appends));
        await(journal.append(Events.opened("the last")));
        assertThat(segments()).hasSizeGreaterThan(1);

        var reopened = opened(Journal.open(vertx, Lines.crashed(directory), roomy));

        assertThat(reopened.unclosed()).hasSize(calls + 1);
        assertThat(reopened.state().openCalls()).isZero();
    }

    @Test
    void aSecondJournalInTheSameProcessIsRefused() throws Exception {
        open();

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThat(catchThrowable(this::open))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("in use by this process");
        }
    }

    @Test
    void onlyTheOwnerMayReadIt() throws Exception {
        var journal = open();
        for (int i = 0; i < 100; i++) {
            await(journal.append(Events.opened("call_" + i)));
        }

        assertThat(mode(directory)).isEqualTo("rwx------");
        try (var files = Files.list(directory)) {
            assertThat(files)
                    .hasSizeGreaterThan(2)
                    .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        }
    }

    private static void appendCalls(Journal journal, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            journal.appendLater(Events.opened("call_" + i));
            var closed = journal.append(Events.closed("call_" + i));
            if (i % 10 == 9) {
                await(closed);
            }
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private List<Path> segments() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".journal")).toList();
        }
    }

    private Journal open() throws IOException {
        return open(directory, disk);
    }

    private Journal open(Path where, ChannelFactory channels) throws IOException {
        return opened(Journal.open(vertx, where, SMALL, channels));
    }

    private Journal opened(Journal journal) {
        journals.add(journal);
        return journal;
    }

    private static <T extends @Nullable Object> T await(Future<T> future) throws Exception {
        return future.await(30, TimeUnit.SECONDS);
    }
}
