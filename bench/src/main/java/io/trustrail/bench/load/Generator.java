package io.trustrail.bench.load;

import io.trustrail.bench.wire.EventLoop;
import io.trustrail.bench.wire.Timer;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Makes the calls of one load against one target. Calls of an open loop that find no free connection wait for one, and
 * their times are taken from when they were due. The times at which they are due are the same in every run.
 */
public final class Generator implements AutoCloseable {

    private static final long SEED = 20261122;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int MOST_LOST = 100;

    private final EventLoop loop;
    private final Target target;
    private final Load load;
    private final Tally tally;
    private final Callers callers;
    private final int sentenceChunk;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Set<ClientConnection> connections = new LinkedHashSet<>();
    private final ArrayDeque<ClientConnection> free;
    private final DueTimes waiting = new DueTimes();
    private final Timer arrival = timer(this::arrive);
    private final Timer opening = timer(this::openNext);
    private int opened;
    private int lost;
    private int underWay;
    private boolean stopped;

    public Generator(EventLoop loop, Target target, Load load, Tally tally) {
        this.loop = loop;
        this.target = target;
        this.load = load;
        this.tally = tally;
        free = new ArrayDeque<>(load.connections());
        callers = new Callers(target, load.conversation());
        sentenceChunk = load.conversation().streamed() ? load.conversation().firstSentenceChunk() : 0;
    }

    private static Timer timer(Runnable action) {
        return new Timer() {
            @Override
            protected void fire() {
                action.run();
            }
        };
    }

    /** Opens the first connection; the rest happens while the loop runs. */
    public void start() {
        loop.set(opening, System.nanoTime());
        if (load.perSecond() > 0) {
            loop.set(arrival, System.nanoTime() + gap());
        }
    }

    /** No further calls; those under way go on. */
    public void stop() {
        stopped = true;
        loop.cancel(arrival);
        loop.cancel(opening);
    }

    /** Whether no call is under way and none waits. */
    public boolean quiet() {
        return underWay == 0 && waiting.isEmpty();
    }

    /** Whether every connection was opened and has made all its calls. */
    public boolean finished() {
        return opened >= load.connections() && quiet();
    }

    /** Calls under way. */
    public int underWay() {
        return underWay;
    }

    /** Closes all connections; calls that are not answered yet are failures. */
    @Override
    public void close() {
        stop();
        if (!quiet()) {
            tally.failed(Failure.UNANSWERED, underWay + (long) waiting.size(), underWay + " under way");
        }
        connections.forEach(ClientConnection::close);
        connections.clear();
    }

    private void openNext() {
        open();
        if (opened < load.connections()) {
            loop.set(opening, opening.at() + load.rampNanos() / load.connections());
        }
    }

    private void open() {
        opened++;
        try {
            var channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(target.address());
            var connection = new ClientConnection(this, loop, channel, tally);
            connections.add(connection);
            if (channel.isConnected()) {
                idle(connection);
            }
        } catch (IOException e) {
            failed(Failure.CONNECTION_LOST, String.valueOf(e.getMessage()));
        }
    }

    /** The connection can take a call. */
    void idle(ClientConnection connection) {
        if (connection.sent() > 0) {
            underWay--;
        }
        if (!waiting.isEmpty()) {
            call(connection, waiting.take());
        } else if (load.perSecond() > 0) {
            free.addLast(connection);
        } else if (!stopped && connection.sent() < load.calls()) {
            call(connection, System.nanoTime());
        }
    }

    private void call(ClientConnection connection, long due) {
        underWay++;
        connection.call(callers.next(), due);
    }

    /* Calls that were due while the thread was busy are made in one go, each with its own time. */
    private void arrive() {
        long due = arrival.at();
        var connection = free.pollFirst();
        if (connection != null) {
            call(connection, due);
        } else if (!waiting.add(due)) {
            tally.failed(Failure.OVERRUN, 1, "no free connection");
        }
        loop.set(arrival, due + gap());
    }

    private long gap() {
        return (long) (-Math.log(1 - random.nextDouble()) / load.perSecond() * NANOS_PER_SECOND);
    }

    void answered(long nanos) {
        tally.call(nanos);
    }

    void failed(Failure failure, String detail) {
        tally.failed(failure, 1, detail);
    }

    /* A lost connection is replaced, unless it happens again and again. */
    void lost(ClientConnection connection, String reason) {
        failed(Failure.CONNECTION_LOST, reason);
        connections.remove(connection);
        free.remove(connection);
        if (connection.waiting()) {
            underWay--;
        }
        if (!stopped && ++lost < MOST_LOST && load.calls() == Integer.MAX_VALUE) {
            open();
        }
    }

    boolean streamed() {
        return load.conversation().streamed();
    }

    int sentenceChunk() {
        return sentenceChunk;
    }
}
