/**
 * Conditions in CEL.
 *
 * <p><b>Threading.</b> Compiled conditions are immutable and serve many calls at once.
 *
 * <p><b>Failure.</b> A condition that is no sound expression is a problem of its file. One that can't be evaluated throws,
 * without any content in the message.
 */
@NullMarked
package io.trustrail.gateway.policy.cel;

import org.jspecify.annotations.NullMarked;
