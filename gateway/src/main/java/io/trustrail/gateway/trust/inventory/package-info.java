/**
 * Which categories of data go where: application, feature, path in the request, category, vendor. Counts only; what was found
 * is never kept.
 *
 * <ul>
 *   <li><b>Threads.</b> {@link io.trustrail.gateway.trust.inventory.Inventory} takes sightings at once, on any thread, and
 *       works them off on a thread of its own. Its other methods don't block.
 *   <li><b>Bounds.</b> Sightings that come faster than they are worked off are dropped and counted. Paths consist of words
 *       of the wire formats; everything else in them is {@code *}.
 *   <li><b>Failure.</b> Counting fails quietly, with a line in the log. Deciding fails with {@link
 *       io.trustrail.gateway.store.StoreUnavailable} or {@link io.trustrail.gateway.audit.JournalUnavailable}.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.trust.inventory;

import org.jspecify.annotations.NullMarked;
