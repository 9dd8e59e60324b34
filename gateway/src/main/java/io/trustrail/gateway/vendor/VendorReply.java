package io.trustrail.gateway.vendor;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * A vendor's reply: its head is here, its body is unread and paused.
 *
 * <p>The body's exception handler gets a {@link VendorFailure}. {@link #cancel} resets the exchange, ends its timers and
 * may be called at any time, more than once.
 *
 * @param attempts how many requests it took, over all targets
 */
public record VendorReply(
        Target target, int status, MultiMap headers, ReadStream<Buffer> body, int attempts, Runnable cancel) {}
