/**
 * What people have agreed to, and what they have taken back.
 *
 * <ul>
 *   <li><b>Names.</b> The store knows a person by the random number that {@link io.trustrail.gateway.seal.SubjectSeal}
 *       gave it, and keeps its id sealed under a key of its own.
 *   <li><b>Threads.</b> {@link io.trustrail.gateway.trust.consent.Consents} does not block: what it has in memory it answers
 *       at once, everything else on a worker.
 *   <li><b>Time.</b> A change is in force in this process when its future completes, and in others that share the store
 *       as soon as they are told to look, or within {@link io.trustrail.gateway.trust.consent.Consents#FRESH}: whoever can't ask for changes any more asks the
 *       store for each call.
 *   <li><b>Record.</b> A change is durable in the record before it is in the store.
 *   <li><b>Failure.</b> {@link io.trustrail.gateway.store.StoreUnavailable}, {@link
 *       io.trustrail.gateway.audit.JournalUnavailable}; nothing has changed then, and calls about people fail closed.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.trust.consent;

import org.jspecify.annotations.NullMarked;
