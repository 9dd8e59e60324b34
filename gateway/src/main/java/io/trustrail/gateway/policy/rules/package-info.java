/**
 * Guards that a policy writes: a detector, rules that decide about what it finds, and the privacy ladder behind them.
 *
 * <p><b>Rules.</b> For each finding the first rule that matches decides; where none does, the finding is only flagged.
 * {@code by-level} asks the ladder: the feature's level and the category's risk give an operator.
 *
 * <p><b>Replies.</b> An operator that can be reversed means something only where the value comes back to the caller, so
 * it belongs to prompts. In a reply it flags: the text goes to the one who asked, and a token in it could never be
 * restored. Operators that can't be reversed are applied both ways.
 *
 * <p><b>Threading.</b> What is built here is immutable and serves many calls at once, at once and on the calling thread.
 *
 * <p><b>Failure.</b> A guard whose detector or condition throws gives the verdict that its failure mode says, with its
 * name among the failed ones. What the exception says is kept nowhere: it may hold the text.
 */
@NullMarked
package io.trustrail.gateway.policy.rules;

import org.jspecify.annotations.NullMarked;
