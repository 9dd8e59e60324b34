/**
 * A vendor for people who have no vendor's key yet: a real HTTP server inside the process that speaks both dialects, and
 * says in every answer that it is no model.
 *
 * <p>It knows nothing of the gateway. It keeps to the loopback address and stores nothing. What it gets and says stays on
 * the event loop that it was started on; nothing in it blocks.
 */
@NullMarked
package io.trustrail.gateway.vendor.demo;

import org.jspecify.annotations.NullMarked;
