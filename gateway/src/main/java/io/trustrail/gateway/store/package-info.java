/**
 * The embedded SQL store and its migrations.
 *
 * <ul>
 *   <li><b>Threading.</b> Everything here blocks: call it from a worker or a command line, never from an event loop. Calls
 *       that write wait for each other; queries wait for nobody who writes.
 *   <li><b>Processes.</b> Several processes may have the same store open; each sees what the others committed.
 *   <li><b>Durability.</b> What {@link io.trustrail.gateway.store.Store#call} returned is on disk.
 *   <li><b>Failure.</b> {@link io.trustrail.gateway.store.StoreUnavailable}, and nothing of the transaction is kept.
 *   <li><b>Portability.</b> Statements keep to the SQL that SQLite and PostgreSQL share.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.store;

import org.jspecify.annotations.NullMarked;
