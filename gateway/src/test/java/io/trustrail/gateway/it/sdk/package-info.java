/** The official clients talk to the gateway as if it were the vendor. */
@NullMarked
package io.trustrail.gateway.it.sdk;

import org.jspecify.annotations.NullMarked;
