/** The console's login by an identity provider. */
@NullMarked
package io.trustrail.identity;

import org.jspecify.annotations.NullMarked;
