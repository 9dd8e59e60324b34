/**
 * How likely a reviewer would let an answer out, from what can be measured of it.
 *
 * <p>Signals are measured on the texts as the model wrote them, with pseudonyms in the place of personal data; each is from 0
 * (nothing speaks against the answer) to 1. A logistic model with the weights of {@code weights.json} makes a probability of
 * them, which {@code data/confidence.json} may correct from decisions.
 *
 * <ul>
 *   <li><b>Threads.</b> Everything is immutable and may be used by all threads; {@link
 *       io.trustrail.gateway.review.confidence.LiveConfidence} reads a file and belongs on a worker. Measuring takes some
 *       hundred nanoseconds a character of answer and prompt.
 *   <li><b>Failure.</b> A signal that can't be measured is left out and counts as 0. A calibration that can't be read leaves
 *       the last good one in force, and the log says so.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.review.confidence;

import org.jspecify.annotations.NullMarked;
