/** Verifies what gateways sign of their labels. Pure; shares no code with the writer. */
@NullMarked
package io.trustrail.gateway.verify.label;

import org.jspecify.annotations.NullMarked;
