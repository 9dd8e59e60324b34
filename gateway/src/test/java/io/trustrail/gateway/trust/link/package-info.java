@NullMarked
package io.trustrail.gateway.trust.link;

import org.jspecify.annotations.NullMarked;
