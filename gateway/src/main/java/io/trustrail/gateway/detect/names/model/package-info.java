/** What was learned: tags, the weights of features, and the probabilities that follow. Immutable. */
@NullMarked
package io.trustrail.gateway.detect.names.model;

import org.jspecify.annotations.NullMarked;
