/**
 * The SQL store, embedded or shared by several gateways, and its migrations.
 *
 * <ul>
 *   <li><b>Threading.</b> Everything here blocks: call it from a worker or a command line, never from an event loop. Calls
 *       that write wait for each other; queries wait for nobody who writes.
 *   <li><b>Processes.</b> Several processes may have the same store open; each sees what the others committed.
 *   <li><b>Durability.</b> What {@link io.trustrail.gateway.store.Store#call} returned is on disk. A commit whose answer a broken
 *       connection swallowed may have happened all the same.
 *   <li><b>Failure.</b> {@link io.trustrail.gateway.store.StoreUnavailable}, and nothing of the transaction is kept.
 *   <li><b>Portability.</b> Statements keep to the SQL that SQLite and PostgreSQL share; what differs in migrations is in
 *       {@code Dialect}.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.store;

import org.jspecify.annotations.NullMarked;
