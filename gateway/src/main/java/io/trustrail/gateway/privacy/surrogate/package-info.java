/**
 * Realistic stand-ins for values, which belong to nobody. Pure: what is drawn depends on the seed alone.
 *
 * <p>Numbers come from ranges that are set aside for documentation, fiction or tests where there are such, and else can't
 * be valid. There is no way back from a stand-in to its value, and two values may share one.
 */
@NullMarked
package io.trustrail.gateway.privacy.surrogate;

import org.jspecify.annotations.NullMarked;
