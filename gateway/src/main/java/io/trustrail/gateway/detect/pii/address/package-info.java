/** Where people live: postal codes, street addresses by the grammar of several languages, coordinates. */
@NullMarked
package io.trustrail.gateway.detect.pii.address;

import org.jspecify.annotations.NullMarked;
