/**
 * Screening for toxicity and for prompt injection, as a cascade: a student that answers within microseconds settles clear
 * texts; the encoder, on threads of its own, is asked about the others; what stays near a threshold, or is a kind of text
 * that the models are known to be weak at, is reported as uncertain, for people.
 *
 * <p>Both are asked about text as people read it and, where that differs, about text as it is and about texts hidden in it.
 * The worst answer counts.
 */
@NullMarked
package io.trustrail.gateway.detect.screening;

import org.jspecify.annotations.NullMarked;
