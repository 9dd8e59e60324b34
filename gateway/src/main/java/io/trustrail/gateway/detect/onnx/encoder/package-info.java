/**
 * An encoder: a model with its tokenizer, run on threads of its own behind a bounded queue, several texts together. What
 * its output means is for heads to say, several of which can share one encoder.
 */
@NullMarked
package io.trustrail.gateway.detect.onnx.encoder;

import org.jspecify.annotations.NullMarked;
