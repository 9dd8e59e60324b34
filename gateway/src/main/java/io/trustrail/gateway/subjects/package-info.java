/**
 * The people that calls are about: what is kept about one, and its end.
 *
 * <ul>
 *   <li><b>Names.</b> Everything here and in other rooms knows a person by the random number that {@link
 *       io.trustrail.gateway.seal.SubjectSeal} gave it; the id is only ever an argument.
 *   <li><b>Erasure.</b> Keys and copies of all rooms go in one transaction; what follows (files without traces, the
 *       record) is done again until it is done, also after a crash.
 *   <li><b>Threads.</b> {@link io.trustrail.gateway.subjects.Erasures} and {@link
 *       io.trustrail.gateway.subjects.SubjectExport} block. {@link io.trustrail.gateway.subjects.SubjectNumbers} and {@link
 *       io.trustrail.gateway.subjects.ErasureDesk} don't: they return futures.
 *   <li><b>Failure.</b> {@link io.trustrail.gateway.store.StoreUnavailable} and what the room {@code seal} throws.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.subjects;

import org.jspecify.annotations.NullMarked;
