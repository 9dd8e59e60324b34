/**
 * Encryption at rest, under a key of its own for each person (and for each call that names none): whoever destroys the
 * key has destroyed all that was sealed under it, in every copy.
 *
 * <ul>
 *   <li><b>Keys.</b> Content is sealed with AES-256-GCM (Google Tink) under the key of its subject. These keys lie in the
 *       store, each wrapped by the master keyset, which lies elsewhere ({@link
 *       io.trustrail.gateway.seal.master.KeysetSource}).
 *   <li><b>Names.</b> The store knows a subject by a keyed hash (HMAC-SHA256) of its id and by a random number, never by
 *       the id. When a key is destroyed, hash and number go with it: nothing is left that a guess could be compared
 *       with.
 *   <li><b>Threads.</b> All of it blocks, on the store: call it from a worker. Thread-safe.
 *   <li><b>Processes.</b> Each call asks the store for the wrapped key, so that a key which another process destroyed is
 *       never used again.
 *   <li><b>Failure.</b> {@link io.trustrail.gateway.seal.KeyDestroyed} if the key is gone, {@link
 *       io.trustrail.gateway.seal.SealBroken} if the bytes were altered or are about something else, {@link
 *       io.trustrail.gateway.seal.master.KeysetUnusable} about the master keyset, {@link
 *       io.trustrail.gateway.store.StoreUnavailable}. No message holds an id of a subject, content, or a key.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.seal;

import org.jspecify.annotations.NullMarked;
