/**
 * Pages for those who review answers: the queue, one review, and how the queue does.
 *
 * <p>Texts are masked on every page; a reveal shows the values once, in the answer to its form, and is recorded before.
 * What somebody typed is never lost: it comes back with every refusal, and is kept as a draft.
 */
@NullMarked
package io.trustrail.gateway.console.reviews;

import org.jspecify.annotations.NullMarked;
