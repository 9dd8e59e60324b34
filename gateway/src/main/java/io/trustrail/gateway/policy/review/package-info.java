/**
 * What a policy says about people in the way of answers: {@code review:} of a feature.
 *
 * <p><b>Rules.</b> The first rule that matches an answer decides whether it is held, parked or looked at afterwards; where
 * none does, a guard's {@code hold} holds it on the usual terms, and chance may choose it for a look afterwards.
 *
 * <p><b>Threading.</b> What is built here is immutable and serves many calls at once.
 *
 * <p><b>Failure.</b> A condition that can't be evaluated throws, without any content in the message: whoever asks must not
 * let the answer out unreviewed.
 */
@NullMarked
package io.trustrail.gateway.policy.review;

import org.jspecify.annotations.NullMarked;
