/** The composition root: puts the rooms together to a running gateway. What blocks says so. */
@NullMarked
package io.trustrail.gateway.assembly;

import org.jspecify.annotations.NullMarked;
