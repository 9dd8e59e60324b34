/** How long an answer is. */
@NullMarked
package io.trustrail.gateway.detect.length;

import org.jspecify.annotations.NullMarked;
