/**
 * The admin API below {@code /api}: tokens with scopes, one shape of errors, JSON in and out.
 *
 * <p>Other rooms' doors are opened to it by {@link io.trustrail.gateway.api.ApiRoutes}, one class for each group of
 * addresses, which {@code openapi.yaml} describes. Work runs on the listener's event loop and returns futures. A future
 * that fails with {@link io.trustrail.gateway.api.ApiError} tells the client why; any other failure is a 500 without
 * details, or a 503 if store or record are not there.
 */
@NullMarked
package io.trustrail.gateway.api;

import org.jspecify.annotations.NullMarked;
