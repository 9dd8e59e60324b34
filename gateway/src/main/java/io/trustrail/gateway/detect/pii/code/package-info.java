/**
 * Numbers with a scheme: shapes, a check, and the words that name them. All shapes of all schemes are one table, walked once
 * from where a code may start; a check and the words around the code then decide.
 *
 * <p>A new scheme is one {@link io.trustrail.gateway.detect.pii.code.Scheme} in a list of its country or trade, and a file of
 * examples and near misses in the tests' resources.
 */
@NullMarked
package io.trustrail.gateway.detect.pii.code;

import org.jspecify.annotations.NullMarked;
