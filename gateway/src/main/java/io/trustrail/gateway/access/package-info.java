/**
 * Applications, their keys and their limits.
 *
 * <ul>
 *   <li><b>Secrets.</b> A key is shown once, when it is made. The store has its SHA-256 and its last four characters;
 *       nothing here prints, logs or throws a key.
 *   <li><b>Threading.</b> {@link io.trustrail.gateway.access.AccessControl} may be called from any event loop and never
 *       blocks it. {@link io.trustrail.gateway.access.ApplicationKeys} blocks: workers and command lines only.
 *   <li><b>Delay.</b> A key that another process made or revoked is known or refused here within seconds, or
 *       at once if somebody says that there may be one; see {@code KeyCache}.
 *   <li><b>Failure.</b> {@link io.trustrail.gateway.access.AccessDenied} is the caller's fault; {@link
 *       io.trustrail.gateway.store.StoreUnavailable} is ours.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.access;

import org.jspecify.annotations.NullMarked;
