/**
 * Detectors that are ONNX models: an encoder with its tokenizer, read by a head for tokens (names of things) or for texts
 * (what kind of text it is).
 *
 * <p>Models run on threads of their own, several texts at once, behind a queue that is bounded: what finds it full fails as
 * overloaded. Nothing is downloaded, neither models nor native libraries; these are unpacked when the first model is
 * loaded, never before.
 */
@NullMarked
package io.trustrail.gateway.detect.onnx;

import org.jspecify.annotations.NullMarked;
