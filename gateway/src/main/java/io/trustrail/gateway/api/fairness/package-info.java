/** {@code /api/v1/fairness}: audits of guards, their trend, and drift of calls. */
@NullMarked
package io.trustrail.gateway.api.fairness;

import org.jspecify.annotations.NullMarked;
