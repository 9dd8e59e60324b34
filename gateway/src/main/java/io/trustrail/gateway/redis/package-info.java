/**
 * Redis or Valkey, which gateways may share: connections to it, and what they tell each other over it.
 *
 * <ul>
 *   <li><b>Threading.</b> Each {@link io.trustrail.gateway.redis.RedisLink} has a context of its own, on which all that it
 *       does runs. {@link io.trustrail.gateway.redis.ReplicaNews} may be used from anywhere, and never waits.
 *   <li><b>Failure.</b> An answer that doesn't come in time, or is an error, ends the connection; it is made again until it
 *       works. News may be lost: whoever listens has to look for itself now and then, and is told to after each new
 *       connection.
 *   <li><b>Privacy.</b> News say that something changed, and never what, or about whom.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.redis;

import org.jspecify.annotations.NullMarked;
