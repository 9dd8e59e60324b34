/**
 * Detectors on other machines, asked over HTTP. Each protocol is one small class in {@code remote.protocol}; what they have
 * in common is here: connections, breaker, limits, and the memory of answers.
 *
 * <p><b>Data.</b> Texts that are asked about leave this process as they are. A machine that is not the installation's own
 * has to be declared with {@code shares-data: true}.
 *
 * <p><b>Memory.</b> Answers are kept by a keyed hash of the text, never by the text; the key is made anew in each process.
 *
 * <p><b>Failure.</b> What can't be judged fails as {@link io.trustrail.gateway.guard.late.Unavailable}. Nothing is asked
 * twice.
 */
@NullMarked
package io.trustrail.gateway.remote;

import org.jspecify.annotations.NullMarked;
