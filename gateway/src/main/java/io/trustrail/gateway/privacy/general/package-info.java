/** Values told less exactly: a year for a date, a city for an address. Pure. */
@NullMarked
package io.trustrail.gateway.privacy.general;

import org.jspecify.annotations.NullMarked;
