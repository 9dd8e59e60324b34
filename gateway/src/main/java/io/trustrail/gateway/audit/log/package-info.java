/**
 * The transparency log: every record of the journal as a leaf of a Merkle tree, in files that others can verify.
 *
 * <p>Promises of the {@link io.trustrail.gateway.audit.log.TransparencyLog}:
 *
 * <ul>
 *   <li><b>Completeness.</b> Leaf <i>i</i> is the journal's record <i>i + 1</i>. Only durable records become leaves. After
 *       a crash the log goes on where its checkpoint ends; the same record always gives the same leaf.
 *   <li><b>Threading.</b> One thread of its own reads, hashes, writes and signs. Opening blocks; the rest doesn't.
 *   <li><b>Failure.</b> A log that can't go on says why in its {@link io.trustrail.gateway.audit.log.LogState}, and tries
 *       again. Calls go on meanwhile: the journal has their records. A log that isn't the journal's stops the start.
 *   <li><b>Memory.</b> Hashes of the right edge only.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.audit.log;

import org.jspecify.annotations.NullMarked;
