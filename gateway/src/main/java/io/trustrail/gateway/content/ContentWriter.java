package io.trustrail.gateway.content;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes content down behind the calls: one thread, many calls in one transaction, a queue with an end. */
public final class ContentWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ContentWriter.class);
    private static final int MOST_CALLS = 2_000;
    private static final long MOST_CHARACTERS = 32L << 20;
    private static final int MOST_AT_ONCE = 64;
    private static final long LOOK_MILLIS = 200;
    private static final long LONGEST_CLOSE_MILLIS = 20_000;

    private final ContentStore store;
    private final Journal journal;
    private final Clock clock;
    private final Counter written;
    private final Counter queueFull;
    private final Counter storeFailed;
    private final BlockingQueue<Draft.Finished> queue = new ArrayBlockingQueue<>(MOST_CALLS);
    private final AtomicLong characters = new AtomicLong();
    private final Thread thread = new Thread(this::run, "trustrail-content");
    private volatile boolean closing;

    public ContentWriter(ContentStore store, Journal journal, MeterRegistry registry, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.clock = clock;
        this.written = Counter.builder("trustrail.content.written")
                .description("Calls whose content was kept")
                .register(registry);
        this.queueFull = lost(registry, "queue_full");
        this.storeFailed = lost(registry, "store_failed");
        Gauge.builder("trustrail.content.queue", queue, BlockingQueue::size)
                .description("Calls whose content waits to be written")
                .register(registry);
    }

    private static Counter lost(MeterRegistry registry, String reason) {
        return Counter.builder("trustrail.content.lost")
                .description("Calls whose content should have been kept and was not")
                .tag("reason", reason)
                .register(registry);
    }

    /** To be called once. */
    public ContentWriter start() {
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /** Takes the content of a call that ended. Never blocks; what can't be kept is told by metric and record. */
    public void submit(Draft.Finished content) {
        long size = content.size();
        boolean fits = characters.addAndGet(size) <= MOST_CHARACTERS;
        if (!fits || !queue.offer(content)) {
            characters.addAndGet(-size);
            tellLost(content, queueFull, "queue_full");
        }
    }

    private void tellLost(Draft.Finished content, Counter counter, String reason) {
        counter.increment();
        var about = content.draft().about();
        var facts = Map.of("feature", about.feature(), "reason", reason);
        journal.appendLater(new AuditEvent.Noted("content.lost", about.call(), clock.instant(), facts));
    }

    private void run() {
        try {
            while (!closing || !queue.isEmpty()) {
                var first = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    var group = new ArrayList<Draft.Finished>(List.of(first));
                    queue.drainTo(group, MOST_AT_ONCE - 1);
                    write(group);
                    characters.addAndGet(
                            -group.stream().mapToLong(Draft.Finished::size).sum());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Draft.Finished> group) {
        try {
            store.write(group);
            written.increment(group.size());
        } catch (RuntimeException e) {
            if (group.size() > 1) {
                // One of them may be the reason: the others shall not go with it.
                group.forEach(content -> write(List.of(content)));
            } else {
                LOG.warn("The content of a call can't be kept: {}", e.getMessage());
                tellLost(group.get(0), storeFailed, "store_failed");
            }
        }
    }

    /** Writes what waits, and ends. Blocks. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(LONGEST_CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
