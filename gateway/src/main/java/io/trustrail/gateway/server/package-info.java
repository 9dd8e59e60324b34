/** HTTP in: listeners, routes, and the one place that gives failures a dialect's shape. */
@NullMarked
package io.trustrail.gateway.server;

import org.jspecify.annotations.NullMarked;
