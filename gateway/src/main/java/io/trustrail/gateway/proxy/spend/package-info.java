/** What a call may use of its limits, and what it has cost. {@link io.trustrail.gateway.proxy.spend.Tab} is the door. */
@NullMarked
package io.trustrail.gateway.proxy.spend;

import org.jspecify.annotations.NullMarked;
