@NullMarked
package io.trustrail.gateway.seal;

import org.jspecify.annotations.NullMarked;
