/**
 * What is said in a measurement: requests as applications send them and the replies to them. Immutable, made before the
 * load starts.
 */
@NullMarked
package io.trustrail.bench.talk;

import org.jspecify.annotations.NullMarked;
