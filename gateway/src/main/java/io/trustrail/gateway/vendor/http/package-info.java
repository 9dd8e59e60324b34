/**
 * Connections to vendors and the bodies that come back over them.
 *
 * <p>{@link io.trustrail.gateway.vendor.http.Connections} may be used by all event loops, streams only by the context of
 * their call. Building connections reads certificate files, everything else never blocks.
 */
@NullMarked
package io.trustrail.gateway.vendor.http;

import org.jspecify.annotations.NullMarked;
