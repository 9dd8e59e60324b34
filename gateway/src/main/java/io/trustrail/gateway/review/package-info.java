/**
 * A person in the way of an answer: what is put before reviewers, what they decide, and how a call waits for it.
 *
 * <ul>
 *   <li><b>Threads.</b> {@link io.trustrail.gateway.review.ReviewDesk} never blocks and holds no thread while it waits;
 *       its futures complete on the caller's context. Records here are immutable.
 *   <li><b>Failure.</b> A future that failed changed nothing: whoever submits an answer and fails must treat it as not
 *       reviewed. Causes are {@link io.trustrail.gateway.store.StoreUnavailable} or {@link
 *       io.trustrail.gateway.audit.JournalUnavailable}.
 *   <li><b>Text.</b> Texts of calls are in {@link io.trustrail.gateway.review.Content} and {@link
 *       io.trustrail.gateway.review.Decision} only. They print as their lengths, and are encrypted at rest.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.review;

import org.jspecify.annotations.NullMarked;
