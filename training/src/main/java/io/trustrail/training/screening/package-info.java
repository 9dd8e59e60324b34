/** Teaches the student of the screening cascade what the encoder says. See training/README.md. */
@NullMarked
package io.trustrail.training.screening;

import org.jspecify.annotations.NullMarked;
