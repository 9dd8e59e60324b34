/** A labelled set of answers: made by a scripted vendor, judged by people of whom it is known what they say. */
@NullMarked
package io.trustrail.gateway.it.confidence;

import org.jspecify.annotations.NullMarked;
