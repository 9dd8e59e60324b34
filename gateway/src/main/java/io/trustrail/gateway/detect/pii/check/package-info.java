/** Arithmetic of check digits and dates, as the schemes of many countries share it. Pure functions. */
@NullMarked
package io.trustrail.gateway.detect.pii.check;

import org.jspecify.annotations.NullMarked;
