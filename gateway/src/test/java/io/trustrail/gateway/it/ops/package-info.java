/** What an operator does: start, stop, kill, reload, keys. */
@NullMarked
package io.trustrail.gateway.it.ops;

import org.jspecify.annotations.NullMarked;
