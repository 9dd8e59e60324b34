/** Texts to work on: JSON objects, one a line, with or without labels. */
@NullMarked
package io.trustrail.gateway.evaluation.data;

import org.jspecify.annotations.NullMarked;
