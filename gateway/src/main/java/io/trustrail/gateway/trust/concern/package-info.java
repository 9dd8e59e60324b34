/**
 * Concerns: what people say about answers of AI, and what becomes of it.
 *
 * <ul>
 *   <li><b>States.</b> Received, in progress, answered, closed; each change is a record, durable before it is in force. What
 *       is not answered or closed in time is overdue.
 *   <li><b>Texts.</b> All are sealed under a key of the concern: the text with personal data masked, which reviewers read,
 *       the text as it was and how to reach its author, which they see for a reason that is recorded, and the answer. They
 *       print as their lengths.
 *   <li><b>Threads.</b> {@link io.trustrail.gateway.trust.concern.ConcernDesk} does not block.
 *   <li><b>Failure.</b> {@link io.trustrail.gateway.review.item.Refused} for people; {@link
 *       io.trustrail.gateway.store.StoreUnavailable}, {@link io.trustrail.gateway.audit.JournalUnavailable}, and then nothing
 *       was changed.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.trust.concern;

import org.jspecify.annotations.NullMarked;
