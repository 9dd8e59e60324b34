/** Secrets are planted everywhere, and looked for everywhere else. */
@NullMarked
package io.trustrail.gateway.it.canary;

import org.jspecify.annotations.NullMarked;
