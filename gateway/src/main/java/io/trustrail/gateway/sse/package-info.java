/**
 * Server-sent events: bytes to events and back, after the WHATWG specification. Pure: no I/O, no clock; one parser per
 * stream, used by one thread.
 */
@NullMarked
package io.trustrail.gateway.sse;

import org.jspecify.annotations.NullMarked;
