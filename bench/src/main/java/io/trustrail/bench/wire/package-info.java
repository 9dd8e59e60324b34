/**
 * Sockets and HTTP/1.1 for one thread, without an allocation per call. Nothing here is thread-safe: a loop and all that
 * hangs on it belong to the thread that runs the loop.
 */
@NullMarked
package io.trustrail.bench.wire;

import org.jspecify.annotations.NullMarked;
