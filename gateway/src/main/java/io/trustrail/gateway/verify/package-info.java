/**
 * Verifies transparency logs and proofs, for people who don't trust whoever wrote them. Shares no code with the writer: it
 * parses tiles, notes, proofs and leaves on its own.
 *
 * <p>Everything blocks and is for one thread at a time. A log that is wrong gives faults in a report, never an exception;
 * {@link java.io.IOException} means that it could not be looked at. Memory doesn't grow with the log, but with the calls
 * that are open at once.
 */
@NullMarked
package io.trustrail.gateway.verify;

import org.jspecify.annotations.NullMarked;
