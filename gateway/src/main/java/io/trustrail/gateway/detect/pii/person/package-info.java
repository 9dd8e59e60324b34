/** Dates of birth and ages. A date alone is nobody's: a word for birth must stand beside it. */
@NullMarked
package io.trustrail.gateway.detect.pii.person;

import org.jspecify.annotations.NullMarked;
