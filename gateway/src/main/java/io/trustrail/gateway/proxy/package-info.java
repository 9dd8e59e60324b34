/** The life of a call, from its first byte to its record. */
@NullMarked
package io.trustrail.gateway.proxy;

import org.jspecify.annotations.NullMarked;
