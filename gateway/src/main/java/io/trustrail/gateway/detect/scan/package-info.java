/**
 * What detectors of shapes share: one pass over the text that stops only at characters which may belong to something,
 * and recognisers that look around there.
 *
 * <p>Recognisers keep three promises, and every cut of a text then gives the same findings:
 *
 * <ul>
 *   <li><b>Local.</b> Whether something starts at a position depends on the text right of it and on a bounded stretch
 *       left of it, never on what was found or tried before.
 *   <li><b>Bounded.</b> Every candidate has a greatest length, so the work per character and the text held back in a
 *       stream are bounded too.
 *   <li><b>Honest.</b> A candidate that reaches the end of an unfinished text is reported as open, not decided.
 * </ul>
 *
 * <p>Everything here is immutable and shared between threads, except {@link io.trustrail.gateway.detect.scan.Scan},
 * which lives for one call.
 */
@NullMarked
package io.trustrail.gateway.detect.scan;

import org.jspecify.annotations.NullMarked;
