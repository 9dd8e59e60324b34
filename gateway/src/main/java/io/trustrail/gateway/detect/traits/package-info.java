/** Finds what a text tells of a person's origin, belief, politics and health, by lists of words and what stands around. */
@NullMarked
package io.trustrail.gateway.detect.traits;

import org.jspecify.annotations.NullMarked;
