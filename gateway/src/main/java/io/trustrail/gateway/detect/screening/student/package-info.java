/**
 * The first tier of screening: a linear model over hashed pieces of a text, that was taught by the encoder what the encoder
 * would say. It answers within microseconds, on the calling thread. Training uses the same classes, so that both always see
 * the same of a text.
 */
@NullMarked
package io.trustrail.gateway.detect.screening.student;

import org.jspecify.annotations.NullMarked;
