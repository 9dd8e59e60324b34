/** Requests per minute. {@link io.trustrail.gateway.limits.rate.Rates} is the door. Thread-safe; never blocks. */
@NullMarked
package io.trustrail.gateway.limits.rate;

import org.jspecify.annotations.NullMarked;
