package io.trustrail.gateway.audit;

import io.trustrail.gateway.audit.Group.Append;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: takes what waits, writes it once, syncs once, tells everybody.
 *
 * <p>While a sync runs, the next group gathers; so the group grows with the load. A sync costs as much processor time as
 * several calls do: under load a group gathers for a moment longer, as PostgreSQL's {@code commit_delay} has it, and records
 * that nobody waits for don't have a sync of their own if another comes soon. A call that comes to an idle
 * journal never waits for a timer.
 */
final class JournalWriter implements Runnable {

    /** With so many calls coming in a millisecond, a group waits a moment for more of them. */
    private static final int CROWD = 2;

    private static final Duration GATHER = Duration.ofMillis(4);
    /** Among so many calls a sync costs next to nothing, so that more need not come. */
    private static final int ENOUGH = 32;

    /** How long records that nobody waits for wait for one that somebody does. */
    private static final Duration PATIENCE = Duration.ofMillis(5);

    private static final long NANOS_OF_CROWD = 1_000_000;

    private static final Logger log = LoggerFactory.getLogger(JournalWriter.class);

    private final Ledger ledger;
    private final Inbox inbox;
    private final Duration probe;
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong groups = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong lastCommitMicros = new AtomicLong();
    private final AtomicLong commitMicros = new AtomicLong();
    private final AtomicInteger openCalls = new AtomicInteger();
    private volatile long durable;
    private volatile @Nullable JournalUnavailable problem;
    private volatile boolean ended;
    private long lastLook = System.nanoTime();
    private long lastGroup = System.nanoTime();
    private boolean crowded;

    JournalWriter(Ledger ledger, Inbox inbox, Duration probe) {
        this.ledger = ledger;
        this.inbox = inbox;
        this.probe = probe;
        openCalls.set(ledger.openCalls());
        durable = ledger.lastDurable();
    }

    /** From any thread: number of the last record that is on disk. */
    long durable() {
        return durable;
    }

    /** From any thread: hands an append over, or tells why not. */
    @Nullable JournalUnavailable submit(Append append) {
        var refusal = problem;
        if (refusal == null && inbox.closed()) {
            refusal = closed();
        }
        if (refusal == null && !inbox.offer(append)) {
            refusal = new JournalUnavailable(
                    "the journal's queue is full: " + inbox.size() + " records wait for the disk");
        }
        if (refusal != null) {
            lost.incrementAndGet();
        } else if (ended) {
            // It came between the writer's last look and its end.
            refuseAll(closed());
        }
        return refusal;
    }

    /** From any thread: no more appends; the thread ends when those that wait are written. */
    void close() {
        inbox.close();
    }

    JournalState state() {
        var trouble = problem;
        return new JournalState(
                trouble == null && !inbox.closed(),
                trouble == null ? "" : String.valueOf(trouble.getMessage()),
                inbox.size(),
                openCalls.get(),
                records.get(),
                groups.get(),
                lost.get(),
                lastCommitMicros.get(),
                commitMicros.get());
    }

    @Override
    public void run() {
        try {
            while (!inbox.closed() || inbox.size() > 0) {
                if (problem == null) {
                    serve();
                } else {
                    repair();
                }
            }
        } finally {
            inbox.close();
            ended = true;
            refuseAll(closed());
        }
    }

    private void serve() {
        boolean idle = inbox.size() == 0;
        var first = inbox.take();
        if (first == null) {
            return;
        }
        linger(first, crowded && !idle);
        var group = new Group();
        group.add(first);
        try {
            long start = System.nanoTime();
            look(start);
            ledger.begin();
            encode(first);
            gather(group);
            ledger.commit();
            count(group, start);
        } catch (Throwable e) {
            fail(e);
            lost.addAndGet(group.size());
        }
        crowded = isCrowd(group.awaited());
        group.end(problem);
    }

    /** Whether so many since the last group are a crowd. */
    private boolean isCrowd(int calls) {
        long now = System.nanoTime();
        long nanos = Math.max(now - lastGroup, NANOS_OF_CROWD);
        lastGroup = now;
        return calls * NANOS_OF_CROWD >= CROWD * nanos;
    }

    private void linger(Append first, boolean underLoad) {
        if (underLoad) {
            inbox.gather(ENOUGH, GATHER);
        } else if (!first.isAwaited()) {
            inbox.sleepUntilAwaited(PATIENCE);
        }
    }

    private void gather(Group group) {
        while (ledger.hasRoom()) {
            var append = inbox.poll();
            if (append == null) {
                return;
            }
            group.add(append);
            encode(append);
        }
    }

    private void encode(Append append) {
        try {
            ledger.add(append.event);
        } catch (RuntimeException e) {
            lost.incrementAndGet();
            append.refuse(new JournalUnavailable(
                    "the record can't be written down: " + e.getClass().getSimpleName()));
        }
    }

    private void count(Group group, long start) {
        long micros = (System.nanoTime() - start) / 1_000;
        lastCommitMicros.set(micros);
        commitMicros.addAndGet(micros);
        records.addAndGet(group.size());
        groups.incrementAndGet();
        openCalls.set(ledger.openCalls());
        durable = ledger.lastDurable();
    }

    private void look(long now) throws IOException {
        if (now - lastLook > probe.toNanos()) {
            lastLook = now;
            ledger.requireInPlace();
        }
    }

    private void fail(Throwable e) {
        if (problem == null) {
            log.error("The journal can't be written, so calls are refused until it can: {}", e.toString());
        }
        problem = new JournalUnavailable("the journal can't be written: " + e);
        ledger.abandonSegment();
    }

    private void repair() {
        inbox.sleep(probe);
        refuseAll(problem);
        if (inbox.closed()) {
            return;
        }
        try {
            ledger.startSegment();
            durable = ledger.lastDurable();
            problem = null;
            log.info("The journal can be written again");
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void refuseAll(@Nullable JournalUnavailable why) {
        for (var append = inbox.poll(); append != null; append = inbox.poll()) {
            lost.incrementAndGet();
            var alone = new Group();
            alone.add(append);
            alone.end(why);
        }
    }

    private static JournalUnavailable closed() {
        return new JournalUnavailable("the journal is closed");
    }
}
