/** Trains the model of names that the gateway ships: {@link io.trustrail.training.names.Train} is the way in. */
@NullMarked
package io.trustrail.training.names;

import org.jspecify.annotations.NullMarked;
