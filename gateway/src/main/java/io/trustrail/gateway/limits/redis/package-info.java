/**
 * Counters and rates in Redis or Valkey, for all replicas at once.
 *
 * <ul>
 *   <li><b>Threading.</b> Each {@link io.trustrail.gateway.redis.RedisLink} has a context of its own, on which all
 *       that it does runs; its doors may be called from anywhere and answer on the caller's context.
 *   <li><b>State.</b> A counter is a hash: {@code spent}, and for each replica what its calls under way hold. A replica that
 *       is not heard of for {@code LEASE} is taken for dead: what it held of money, tokens and calls is taken as spent, and
 *       its calls at once are free again.
 *   <li><b>Failure.</b> An answer that doesn't come in time, or is an error, ends the connection, so that nothing is ever in
 *       doubt on one that works. A new one tells first what this replica really holds. What was used in between is told
 *       then, exactly once. A Redis that lost its data is told what was seen last.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.limits.redis;

import org.jspecify.annotations.NullMarked;
