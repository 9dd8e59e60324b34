/** How soon a withdrawal is in force on every gateway. */
@NullMarked
package io.trustrail.bench.consent;

import org.jspecify.annotations.NullMarked;
