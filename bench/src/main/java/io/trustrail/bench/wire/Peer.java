package io.trustrail.bench.wire;

import java.nio.channels.SelectionKey;

/** What hangs on a channel. */
@FunctionalInterface
public interface Peer {

    /** Called by the loop when the channel is ready for an operation that it was registered for. Never throws. */
    void ready(SelectionKey key);
}
