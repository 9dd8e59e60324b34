/**
 * The queue of reviews: open, claimed, and then approved, edited, rejected or expired.
 *
 * <ul>
 *   <li><b>Doors.</b> Calls use {@link io.trustrail.gateway.review.queue.QueueDesk}; people and programs use {@link
 *       io.trustrail.gateway.review.queue.ReviewQueue}, whatever page or address they come from.
 *   <li><b>Threads.</b> Both doors return futures and never block. Changes are made by the {@link
 *       io.trustrail.gateway.review.register.Register}, one after the other, so that two people can't decide the same
 *       review; reading and cryptography run on workers.
 *   <li><b>Once.</b> Every change can be sent again: the same decision id is the same decision.
 *   <li><b>Failure.</b> {@link io.trustrail.gateway.review.item.Refused} says what is wrong with a request. Texts that
 *       come too late are kept as the sender's draft.
 *   <li><b>Clocks.</b> Leases, windows and due times are wall-clock time. A lease that would last longer than leases do
 *       is over: the clock was set back. Windows of calls that wait are ended by the calls, by a clock that can't jump.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.review.queue;

import org.jspecify.annotations.NullMarked;
