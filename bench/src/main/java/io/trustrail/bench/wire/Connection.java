package io.trustrail.bench.wire;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A TCP connection over which one HTTP message at a time comes in. */
public abstract class Connection implements Peer {

    private static final int SEND_BUFFER = 128 * 1024;

    protected final HttpMessage message = new HttpMessage();
    private final EventLoop loop;
    private final SocketChannel channel;
    private final SelectionKey key;
    private @Nullable ByteBuffer unsent;

    /* The loop calls a connection only when it selects, on the thread that makes connections: never before this returns. */
    /** @param connected whether the channel is; if not, {@link #connected} is called when it is */
    @SuppressWarnings("this-escape")
    protected Connection(EventLoop loop, SocketChannel channel, boolean connected) throws IOException {
        this.loop = loop;
        this.channel = channel;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        key = loop.register(channel, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
    }

    /** The connection stands. */
    protected void connected() {}

    /** Body bytes of the message have come; {@link HttpMessage#complete} tells whether it ended. */
    protected abstract void received();

    /** The other side closed, or the connection failed, or it spoke no HTTP. The channel is closed already. */
    protected abstract void lost(IOException reason);

    @Override
    public final void ready(SelectionKey ready) {
        if (!ready.isValid()) {
            return;
        }
        try {
            if (ready.isConnectable()) {
                channel.finishConnect();
                ready.interestOps(SelectionKey.OP_READ);
                connected();
                return;
            }
            if (ready.isWritable()) {
                flush();
            }
            if (ready.isReadable()) {
                read();
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void read() throws IOException {
        var input = loop.input();
        if (channel.read(input) < 0) {
            throw new IOException("the other side closed the connection");
        }
        input.flip();
        message.feed(input);
        if (input.hasRemaining()) {
            throw new IOException("bytes after the end of the message");
        }
        received();
    }

    /** Sends what the buffer holds; a part that the socket does not take is kept and sent later. */
    protected final void send(ByteBuffer bytes) {
        try {
            if (unsent == null) {
                channel.write(bytes);
            }
            if (bytes.hasRemaining()) {
                keep(bytes);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void keep(ByteBuffer bytes) {
        var before = unsent == null ? ByteBuffer.allocate(0) : unsent;
        unsent = ByteBuffer.allocate(before.remaining() + bytes.remaining())
                .put(before)
                .put(bytes)
                .flip();
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    private void flush() throws IOException {
        if (unsent != null) {
            channel.write(unsent);
            if (!unsent.hasRemaining()) {
                unsent = null;
                key.interestOps(SelectionKey.OP_READ);
            }
        }
    }

    protected final EventLoop loop() {
        return loop;
    }

    private void fail(IOException reason) {
        close();
        lost(reason);
    }

    /** Closes at once; no more callbacks. */
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket can't be closed", e);
        }
    }
}
