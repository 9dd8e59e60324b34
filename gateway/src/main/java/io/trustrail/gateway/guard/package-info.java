/**
 * The words that every guard speaks: passages of text in, verdicts out.
 *
 * <p>Promises to and from the authors of guards:
 *
 * <ul>
 *   <li><b>Threading.</b> {@link io.trustrail.gateway.guard.Guard#check} is called on an event loop, or on a worker for
 *       large texts, and must not block either. One guard serves many calls at once, so it keeps no state between them.
 *   <li><b>Order.</b> Passages of one channel come in order, and the next one comes only after the answer to the last.
 *   <li><b>Streams.</b> Text before {@link io.trustrail.gateway.guard.Verdict#settled} is final: whatever follows, the
 *       guard's findings before that position stay the same. That is what makes every split of a text give the same
 *       result.
 *   <li><b>Failure.</b> A failed future never means "nothing found". Whoever asked decides by the failure mode of its
 *       policy, and the failure shows in the verdict.
 * </ul>
 *
 * <p>This room knows no HTTP and no JSON.
 */
@NullMarked
package io.trustrail.gateway.guard;

import org.jspecify.annotations.NullMarked;
