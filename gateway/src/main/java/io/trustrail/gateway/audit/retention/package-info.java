/**
 * How the record forgets: segments of the journal that the log has, and entries of the log that are past their time.
 *
 * <p>A log that forgets keeps its hashes, so that roots, proofs of consistency and proofs that somebody kept stay what they
 * were. What is forgotten is announced by an entry first. Everything blocks; for one thread at a time.
 */
@NullMarked
package io.trustrail.gateway.audit.retention;

import org.jspecify.annotations.NullMarked;
