/** {@code /api/v1/subjects/{id}/consents} and {@code /api/v1/consents}: what people have agreed to. */
@NullMarked
package io.trustrail.gateway.api.consents;

import org.jspecify.annotations.NullMarked;
