/**
 * What guards have in common: models that several of them ask ({@link io.trustrail.gateway.guard.shared.Shared}), and what slow
 * detectors said about a text before ({@link io.trustrail.gateway.guard.shared.Answers}). Answers are kept in memory only, by a
 * keyed hash of the text and never by the text, for minutes; the key is made anew in each process. A failure is no answer, and
 * never kept. Thread-safe; never blocks, but for the making of what is shared.
 */
@NullMarked
package io.trustrail.gateway.guard.shared;

import org.jspecify.annotations.NullMarked;
