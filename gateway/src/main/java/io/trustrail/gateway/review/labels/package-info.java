/**
 * Decisions as labels: to be exported, to be joined by labels from elsewhere, and to learn from.
 *
 * <p>{@link io.trustrail.gateway.review.labels.Labels} blocks: for workers and command lines. {@link
 * io.trustrail.gateway.review.labels.LabelDesk} is its door for pages and programs, and does not block. No label has any
 * text of a call.
 */
@NullMarked
package io.trustrail.gateway.review.labels;

import org.jspecify.annotations.NullMarked;
