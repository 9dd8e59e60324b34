package io.trustrail.gateway.proxy.reply;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** Where the events of a stream go. Used on the call's event loop. */
interface EventSink {

    /** Takes events; throws if no more of the stream is wanted, which ends it. */
    void write(Buffer events);

    /** Whether it should be left alone until it asks for more. */
    boolean isFull();

    /** What to do when it takes more again. */
    void onDrain(Runnable action);

    /** The client itself. */
    static EventSink of(HttpServerResponse response) {
        return new EventSink() {
            @Override
            public void write(Buffer events) {
                response.write(events);
            }

            @Override
            public boolean isFull() {
                return response.writeQueueFull();
            }

            @Override
            public void onDrain(Runnable action) {
                response.drainHandler(drained -> action.run());
            }
        };
    }
}
