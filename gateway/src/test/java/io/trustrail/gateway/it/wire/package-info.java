/** What goes over the wire: bad input, bad vendors, untouched bytes, back-pressure. */
@NullMarked
package io.trustrail.gateway.it.wire;

import org.jspecify.annotations.NullMarked;
