/**
 * Finds terms from a list, literally.
 *
 * <p>Stateless and safe for any thread. What the cost of a text is doesn't depend on how many terms there are.
 */
@NullMarked
package io.trustrail.gateway.detect.terms;

import org.jspecify.annotations.NullMarked;
