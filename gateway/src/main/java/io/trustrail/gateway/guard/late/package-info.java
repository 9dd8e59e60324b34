/**
 * Detectors that take their time: models on threads of their own, and other machines.
 *
 * <p><b>What they see.</b> They judge pieces of a text, each by itself: whole sentences in replies, larger pieces in
 * prompts. Where a piece ends depends on the text alone ({@link io.trustrail.gateway.guard.late.Pieces}), so that a stream
 * that is cut otherwise is judged the same.
 *
 * <p><b>Failure.</b> What can't be judged fails with {@link io.trustrail.gateway.guard.late.Unavailable}; it never counts
 * as nothing found.
 */
@NullMarked
package io.trustrail.gateway.guard.late;

import org.jspecify.annotations.NullMarked;
