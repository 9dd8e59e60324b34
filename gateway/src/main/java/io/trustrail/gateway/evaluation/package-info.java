/**
 * Detectors at work outside of calls: on lines of text ({@code trustrail scan}), and on labelled texts, to tell how good
 * they are ({@code trustrail eval}).
 *
 * <p>Everything here runs on the calling thread and reads files: not for an event loop. Errors name lines and fields, never
 * what stands in a text.
 */
@NullMarked
package io.trustrail.gateway.evaluation;

import org.jspecify.annotations.NullMarked;
