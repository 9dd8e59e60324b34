/**
 * LLM vendors: which target a call may use, and how it is reached without being let down by it.
 *
 * <p>{@link io.trustrail.gateway.vendor.Vendors} is the door. What it promises:
 *
 * <ul>
 *   <li><b>Threading.</b> A call stays on the context that started it: its future, its body's handlers and its timers.
 *       Connections belong to event loops, so a call that starts on an event loop never leaves it.
 *   <li><b>Retry.</b> Only before the head of a reply is handed over, and only where the vendor asks for it or can't
 *       have answered. A vendor that stays silent past its time limit may still be generating: that is answered by the
 *       next target, never by asking the same one twice.
 *   <li><b>Failure.</b> Failures are {@link io.trustrail.gateway.vendor.VendorFailure}s without text of the call, apart
 *       from a failed record, which is passed on as it is. Permissions, connections and timers are given back on every
 *       path.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.vendor;

import org.jspecify.annotations.NullMarked;
