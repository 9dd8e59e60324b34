/** What a call needs before its prompt is read: a well-formed request within the limits, headers, and consent. */
@NullMarked
package io.trustrail.gateway.proxy.admission;

import org.jspecify.annotations.NullMarked;
