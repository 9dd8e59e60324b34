/**
 * {@code POST /v1/feedback} and {@code POST /v1/concerns}: what applications pass on about answers. Never blocks; answers and
 * errors have the shape of the dialect that the client speaks.
 */
@NullMarked
package io.trustrail.gateway.server.reports;

import org.jspecify.annotations.NullMarked;
