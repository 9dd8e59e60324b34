/**
 * Finds what an operator describes by patterns, which run in time that grows with the text's length alone (RE2).
 *
 * <p>A pattern is tried where a word or a sign starts, and must end where a word ends; how far it can reach is bounded, so
 * that a stream waits no longer than for that. Stateless and safe for any thread.
 */
@NullMarked
package io.trustrail.gateway.detect.patterns;

import org.jspecify.annotations.NullMarked;
