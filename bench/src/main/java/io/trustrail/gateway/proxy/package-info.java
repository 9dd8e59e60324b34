/** Benchmarks of what is not visible outside its room. */
@NullMarked
package io.trustrail.gateway.proxy;

import org.jspecify.annotations.NullMarked;
