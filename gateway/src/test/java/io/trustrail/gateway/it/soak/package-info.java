/** A gateway under steady traffic while what it stands on goes away and returns. */
@NullMarked
package io.trustrail.gateway.it.soak;

import org.jspecify.annotations.NullMarked;
