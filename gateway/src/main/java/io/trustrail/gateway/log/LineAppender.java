package io.trustrail.gateway.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines on a thread of its own, all that wait at once in one write and then none for a moment: a slow terminal holds
 * no event loop, and a busy gateway wakes the thread and calls the system a hundred times a second, not for every line. Lines that find the queue full, or that can't be written, are dropped and counted.
 */
final class LineAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final int QUEUE = 8192;
    private static final int LONGEST_CLOSE_SECONDS = 5;
    private static final int REST_MILLIS = 10;

    private final JsonLineEncoder encoder;
    private final PrintStream target;
    private final BlockingQueue<ILoggingEvent> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong dropped = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread writer;

    LineAppender(JsonLineEncoder encoder, PrintStream target) {
        this.encoder = encoder;
        this.target = target;
    }

    @Override
    public void start() {
        var thread = new Thread(this::write, "log-writer");
        thread.setDaemon(true);
        thread.start();
        writer = thread;
        super.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.prepareForDeferredProcessing();
        if (!queue.offer(event)) {
            dropped.incrementAndGet();
        }
    }

    /** Writes what waits, and ends. */
    @Override
    public void stop() {
        super.stop();
        closing.countDown();
        var thread = writer;
        if (thread != null) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(LONGEST_CLOSE_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write() {
        var batch = new ArrayList<ILoggingEvent>();
        var lines = new ByteArrayOutputStream();
        try {
            for (boolean ends = false; !ends || !queue.isEmpty(); ) {
                var first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch);
                    writeAll(batch, lines);
                }
                ends = closing.await(first == null ? 0 : REST_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll(List<ILoggingEvent> batch, ByteArrayOutputStream lines) {
        batch.forEach(event -> encode(event, lines));
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            lines.writeBytes(encoder.lost(lost));
        }
        target.write(lines.toByteArray(), 0, lines.size());
        target.flush();
        lines.reset();
        batch.clear();
    }

    /* Whatever is wrong with one line, the next ones are written. */
    private void encode(ILoggingEvent event, ByteArrayOutputStream lines) {
        try {
            lines.writeBytes(encoder.encode(event));
        } catch (RuntimeException e) {
            dropped.incrementAndGet();
        }
    }
}
