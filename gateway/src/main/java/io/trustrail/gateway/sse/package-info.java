/** Server-sent events: bytes to events and back. Pure: no I/O, no clock. */
@NullMarked
package io.trustrail.gateway.sse;

import org.jspecify.annotations.NullMarked;
