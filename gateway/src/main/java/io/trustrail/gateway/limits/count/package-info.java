/**
 * Counters that calls draw on: reserve, then settle. {@link io.trustrail.gateway.limits.count.Counters} is the door; {@link
 * io.trustrail.gateway.limits.count.LocalCounters} counts in this process. Thread-safe; {@link
 * io.trustrail.gateway.limits.count.CounterTable} blocks.
 */
@NullMarked
package io.trustrail.gateway.limits.count;

import org.jspecify.annotations.NullMarked;
