/** Meters and health. Labels are few and never carry content. */
@NullMarked
package io.trustrail.gateway.metrics;

import org.jspecify.annotations.NullMarked;
