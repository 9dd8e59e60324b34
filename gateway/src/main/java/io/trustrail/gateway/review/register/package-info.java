/**
 * Changes of reviews: in groups, each in one transaction, and only after their record is durable.
 *
 * <p>One thread makes all changes of this process. It takes what waits, makes each change in a savepoint of one
 * transaction, writes the events of all to the journal, waits for them, commits, and tells everybody. So no transition
 * takes effect before it is recorded. Events name their group, and the store keeps the newest group that took effect: where
 * a crash or a full disk came between the two, {@code review.undone} with the group's name follows in the record, and the
 * reviews are as they were. Other processes on the same store are kept apart by its transactions.
 */
@NullMarked
package io.trustrail.gateway.review.register;

import org.jspecify.annotations.NullMarked;
