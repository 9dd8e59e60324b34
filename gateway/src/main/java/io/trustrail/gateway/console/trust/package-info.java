/** Pages about what the gateway promises people: vendors, the data inventory, concerns, consents. */
@NullMarked
package io.trustrail.gateway.console.trust;

import org.jspecify.annotations.NullMarked;
