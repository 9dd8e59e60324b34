/** The privacy ladder: operators, pseudonyms, and their restoration for the caller. */
@NullMarked
package io.trustrail.gateway.privacy;

import org.jspecify.annotations.NullMarked;
