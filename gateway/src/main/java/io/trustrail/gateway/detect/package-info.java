/** Detectors, one sub-room each. They find and decide nothing; they know neither policy nor wire formats. */
@NullMarked
package io.trustrail.gateway.detect;

import org.jspecify.annotations.NullMarked;
