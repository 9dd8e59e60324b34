/** Applications, their keys and their limits. */
@NullMarked
package io.trustrail.gateway.access;

import org.jspecify.annotations.NullMarked;
