/** A call while it lives: who asks, what became of it so far, and how it is refused. One event loop writes to a call. */
@NullMarked
package io.trustrail.gateway.proxy.call;

import org.jspecify.annotations.NullMarked;
