/** Schemes of Asia and the Middle East. */
@NullMarked
package io.trustrail.gateway.detect.pii.identity.asia;

import org.jspecify.annotations.NullMarked;
