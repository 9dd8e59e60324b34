/**
 * The record of every call: durable before its text leaves, closed when its reply ended.
 *
 * <p>Promises of the {@link io.trustrail.gateway.audit.Journal}:
 *
 * <ul>
 *   <li><b>Durability.</b> A future of {@code append} succeeds after the record is on disk, never before. What a process
 *       acknowledged is read back after it was killed.
 *   <li><b>Threading.</b> Appends come from any thread and never block; futures complete on the caller's context.
 *       Opening, and reading with {@link io.trustrail.gateway.audit.JournalReader}, block.
 *   <li><b>Order.</b> Records have numbers without gaps. Appends of one thread keep their order.
 *   <li><b>Failure.</b> If the disk can't be written, appends fail with {@link
 *       io.trustrail.gateway.audit.JournalUnavailable}, at once and until the disk works again; the journal finds that out
 *       by itself. A record whose append failed may still be found after a crash, as with any write that was cut short.
 *   <li><b>Privacy.</b> Records carry no text of a call. Files are readable by their owner only.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.audit;

import org.jspecify.annotations.NullMarked;
