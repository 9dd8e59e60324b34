/**
 * Changes of reviews: in groups, each in one transaction, and only after their record is durable.
 *
 * <p>One thread makes all changes of this process. It takes what waits, makes each change in a savepoint of one
 * transaction, writes the events of all to the journal, waits for them, commits, and tells everybody. So no transition
 * takes effect before it is recorded; a crash between the two leaves an event of something that did not happen, and the
 * review as it was. Other processes on the same store are kept apart by its transactions.
 */
@NullMarked
package io.trustrail.gateway.review.register;

import org.jspecify.annotations.NullMarked;
