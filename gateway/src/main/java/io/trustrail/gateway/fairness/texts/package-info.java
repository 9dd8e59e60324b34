/**
 * The texts of the fairness audit: written for it, kept in compact tables in the jar, put together here. Reading blocks for
 * some milliseconds; what it makes is immutable.
 */
@NullMarked
package io.trustrail.gateway.fairness.texts;

import org.jspecify.annotations.NullMarked;
