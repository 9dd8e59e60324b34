/** Schemes of the Americas, Australia and South Africa. */
@NullMarked
package io.trustrail.gateway.detect.pii.identity.america;

import org.jspecify.annotations.NullMarked;
