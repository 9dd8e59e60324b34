@NullMarked
package io.trustrail.gateway.content;

import org.jspecify.annotations.NullMarked;
