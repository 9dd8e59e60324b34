/** {@code /console/consents}: what people have agreed to, one by one and many at once. For admins; names nobody in an address. */
@NullMarked
package io.trustrail.gateway.console.consents;

import org.jspecify.annotations.NullMarked;
