package io.trustrail.bench.upstream;

import io.trustrail.bench.talk.Conversation;
import io.trustrail.bench.wire.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;

/** A listener on the loopback address that plays the vendor. */
public final class Upstream {

    private static final int BACKLOG = 4096;

    private final EventLoop loop;
    private final ServerSocketChannel listener;
    private Conversation conversation = Conversation.json("none", 1000, false);
    private Echo echo = new Echo(conversation);
    private long calls;
    private long emailsSeen;

    public Upstream(EventLoop loop) throws IOException {
        this.loop = loop;
        listener = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        loop.register(listener, SelectionKey.OP_ACCEPT, key -> accept());
    }

    public InetSocketAddress address() throws IOException {
        return (InetSocketAddress) listener.getLocalAddress();
    }

    /** What is said from now on. The counters start at zero. */
    public void serve(Conversation next) {
        conversation = next;
        echo = new Echo(next);
        calls = 0;
        emailsSeen = 0;
    }

    private void accept() {
        try {
            for (var channel = listener.accept(); channel != null; channel = listener.accept()) {
                new UpstreamConnection(this, loop, channel);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the upstream can't accept connections", e);
        }
    }

    Conversation conversation() {
        return conversation;
    }

    Echo echo() {
        return echo;
    }

    void answered() {
        calls++;
        if (echo.emailSeen()) {
            emailsSeen++;
        }
    }

    public long calls() {
        return calls;
    }

    /** Calls whose request showed the caller's e-mail address. */
    public long emailsSeen() {
        return emailsSeen;
    }
}
