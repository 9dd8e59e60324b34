/**
 * Finds credentials: keys of vendors by their prefixes, tokens and private keys by their armour, passwords by the label
 * beside them. A new vendor is one line in {@link io.trustrail.gateway.detect.secrets.VendorKeys}.
 *
 * <p>Stateless and safe for any thread. Nothing found is kept, logged or put into an exception.
 */
@NullMarked
package io.trustrail.gateway.detect.secrets;

import org.jspecify.annotations.NullMarked;
