/**
 * People who use the console: who they are, what they may, and how they prove it.
 *
 * <ul>
 *   <li><b>Secrets.</b> The store has an Argon2id hash of a password; nothing here prints, logs or throws a password. Log
 *       lines name a user by id.
 *   <li><b>Threading.</b> {@link io.trustrail.gateway.access.users.Logins} may be called from any event loop and never
 *       blocks it. {@link io.trustrail.gateway.access.users.Users} blocks: workers and command lines only.
 *   <li><b>Memory.</b> However many log in at once, no more than two passwords are hashed at the same time.
 *   <li><b>Failure.</b> {@link java.lang.IllegalArgumentException} is the caller's fault and names what to change; {@link
 *       io.trustrail.gateway.store.StoreUnavailable} is ours.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.access.users;

import org.jspecify.annotations.NullMarked;
