/** The embedded SQL store and its migrations. */
@NullMarked
package io.trustrail.gateway.store;

import org.jspecify.annotations.NullMarked;
