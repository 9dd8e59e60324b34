/**
 * Feedback: what applications say about answers, a rating, a reason and a correction. It joins the labels from which
 * confidence is calibrated.
 *
 * <ul>
 *   <li><b>Texts.</b> A correction is kept with personal data masked, and sealed under a key of its call.
 *   <li><b>Threads.</b> {@link io.trustrail.gateway.trust.feedback.FeedbackDesk} does not block.
 *   <li><b>Failure.</b> {@link io.trustrail.gateway.store.StoreUnavailable}, {@link
 *       io.trustrail.gateway.audit.JournalUnavailable}, and then nothing was changed.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.trust.feedback;

import org.jspecify.annotations.NullMarked;
