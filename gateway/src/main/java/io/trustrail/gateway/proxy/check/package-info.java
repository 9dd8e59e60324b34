/**
 * Checks: texts that guards look at for other systems, without a call to a model. Here is what comes in and what goes out, in
 * each of the wire formats; {@link io.trustrail.gateway.proxy.CheckHandler} does the rest, with the gate of calls.
 */
@NullMarked
package io.trustrail.gateway.proxy.check;

import org.jspecify.annotations.NullMarked;
