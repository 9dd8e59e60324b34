/**
 * Runs an audit. It blocks the thread that asks for it, for a minute or more, and asks about one text at a time, so that a
 * call never waits for more than one of them.
 */
@NullMarked
package io.trustrail.gateway.fairness.audit;

import org.jspecify.annotations.NullMarked;
