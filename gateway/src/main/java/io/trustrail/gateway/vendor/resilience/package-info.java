/**
 * When to try, when to try again, and when to leave a vendor alone.
 *
 * <p>Nothing here waits, sleeps or starts a thread: every answer is there at once, and whoever asked sets the timers.
 * All types are safe for use by several event loops, except {@link io.trustrail.gateway.vendor.resilience.WeightedDraw},
 * which belongs to one call.
 */
@NullMarked
package io.trustrail.gateway.vendor.resilience;

import org.jspecify.annotations.NullMarked;
