/** A vendor that answers as scripted and remembers what it was sent. */
@NullMarked
package io.trustrail.gateway.it.vendor;

import org.jspecify.annotations.NullMarked;
