/** Schemes of Europe. */
@NullMarked
package io.trustrail.gateway.detect.pii.identity.europe;

import org.jspecify.annotations.NullMarked;
