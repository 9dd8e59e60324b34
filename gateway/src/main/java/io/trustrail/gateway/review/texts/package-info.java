/**
 * Texts of reviews: sealed in the store, and what reviewers may put into them.
 *
 * <p>Everything here blocks (store, cryptography, detectors): it belongs on a worker. Texts leave this room only as {@link
 * io.trustrail.gateway.review.Content} and {@link io.trustrail.gateway.review.item.Verdict}; no message has any.
 */
@NullMarked
package io.trustrail.gateway.review.texts;

import org.jspecify.annotations.NullMarked;
