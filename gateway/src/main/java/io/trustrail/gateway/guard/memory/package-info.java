/**
 * What slow detectors said about a text before. Kept in memory only, by a keyed hash of the text and never by the text, for
 * minutes; the key is made anew in each process. Thread-safe; never blocks. A failure is no answer, and never kept.
 */
@NullMarked
package io.trustrail.gateway.guard.memory;

import org.jspecify.annotations.NullMarked;
