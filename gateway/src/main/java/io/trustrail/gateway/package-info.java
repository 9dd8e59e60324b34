/** Trustrail: the composition root and the command line. */
@NullMarked
package io.trustrail.gateway;

import org.jspecify.annotations.NullMarked;
