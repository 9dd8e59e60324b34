/** Replies that repeat what only the system prompt says. */
@NullMarked
package io.trustrail.gateway.detect.leak;

import org.jspecify.annotations.NullMarked;
