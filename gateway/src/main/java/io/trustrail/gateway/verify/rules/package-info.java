/** What the leaves of a log must say, one after the other. */
@NullMarked
package io.trustrail.gateway.verify.rules;

import org.jspecify.annotations.NullMarked;
