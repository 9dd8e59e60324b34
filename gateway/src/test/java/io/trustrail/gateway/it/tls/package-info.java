/** Listeners that speak TLS, with real certificates. */
@NullMarked
package io.trustrail.gateway.it.tls;

import org.jspecify.annotations.NullMarked;
