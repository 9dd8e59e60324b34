/**
 * How much may be used of what: money, tokens, calls, calls at once, and requests of a key per minute.
 *
 * <ul>
 *   <li><b>Threading.</b> {@link io.trustrail.gateway.limits.Allowances} may be called from any event loop and never blocks
 *       it; futures complete on the caller's context.
 *   <li><b>Promise.</b> A call reserves the most that it may use before it goes out, from all of its limits or from none,
 *       and settles what it really used when it has ended. So calls at the same time, on one replica or many, use no more
 *       than a limit has, as long as no call uses more than it reserved.
 *   <li><b>Failure.</b> {@link io.trustrail.gateway.limits.LimitRefused}: there is nothing left, or nobody can be asked and
 *       the policy says that calls are refused then.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.limits;

import org.jspecify.annotations.NullMarked;
