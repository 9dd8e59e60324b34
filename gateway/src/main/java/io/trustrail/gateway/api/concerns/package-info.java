/** {@code /api/v1/concerns} and {@code /api/v1/feedback}: what people say about answers. */
@NullMarked
package io.trustrail.gateway.api.concerns;

import org.jspecify.annotations.NullMarked;
