/**
 * Topics that a policy describes by examples: a sentence is about one if it is like its examples, in whatever words and
 * language, and less like its counter-examples.
 *
 * <p>Sentences are compared by the embedding that the screening encoder gives them in the same pass. What is embedded ahead,
 * the examples, is embedded on the encoder's threads; a question that comes before that is done waits for it.
 */
@NullMarked
package io.trustrail.gateway.detect.topics;

import org.jspecify.annotations.NullMarked;
