@NullMarked
package io.trustrail.gateway.seal.master;

import org.jspecify.annotations.NullMarked;
