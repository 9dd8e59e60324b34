package io.trustrail.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.BooleanSupplier;

/** One selector with timers, run by the thread that calls {@link #run}; outside of that call nothing moves. */
public final class EventLoop implements AutoCloseable {

    private static final int BUFFER_SIZE = 256 * 1024;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LONGEST_WAIT_MILLIS = 20;

    private final Selector selector;
    private final Timers timers = new Timers();
    private final ByteBuffer input = ByteBuffer.allocateDirect(BUFFER_SIZE);
    private final ByteBuffer output = ByteBuffer.allocateDirect(BUFFER_SIZE);

    public EventLoop() throws IOException {
        selector = Selector.open();
    }

    /**
     * Runs until the condition holds; it is asked after every step.
     *
     * @param spin never sleep in the kernel: the shortest delay of one's own, at the price of a whole core
     */
    public void run(BooleanSupplier until, boolean spin) throws IOException {
        while (!until.getAsBoolean()) {
            timers.fireUntil(System.nanoTime());
            long wait = spin ? 0 : waitMillis();
            if (wait == 0) {
                selector.selectNow(EventLoop::dispatch);
            } else {
                selector.select(EventLoop::dispatch, wait);
            }
        }
    }

    private static void dispatch(SelectionKey key) {
        ((Peer) key.attachment()).ready(key);
    }

    /** {@link #run} for a time. */
    public void runFor(long nanos, boolean spin) throws IOException {
        long end = System.nanoTime() + nanos;
        run(() -> System.nanoTime() >= end, spin);
    }

    /* Rounded down: the last part of a millisecond before a timer is spent spinning. */
    private long waitMillis() {
        long next = timers.next();
        return next == Long.MAX_VALUE
                ? LONGEST_WAIT_MILLIS
                : Math.max(0, Math.min(LONGEST_WAIT_MILLIS, (next - System.nanoTime()) / NANOS_PER_MILLI));
    }

    public SelectionKey register(SelectableChannel channel, int operations, Peer peer) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations, peer);
    }

    /** Sets the timer, anew if it was set, to a time in the unit and origin of {@link System#nanoTime}. */
    public void set(Timer timer, long at) {
        timers.set(timer, at);
    }

    public void cancel(Timer timer) {
        timers.cancel(timer);
    }

    /** The buffer that all peers read into, emptied; what it holds is lost when the next peer's turn comes. */
    public ByteBuffer input() {
        return input.clear();
    }

    /** The buffer that all peers write from, emptied; good until the next peer's turn. */
    public ByteBuffer output() {
        return output.clear();
    }

    @Override
    public void close() throws IOException {
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
