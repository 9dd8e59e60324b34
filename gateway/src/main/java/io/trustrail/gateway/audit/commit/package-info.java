/**
 * Where the journal's groups must be before anybody is told that they are durable: in its files, or in a database.
 *
 * <p>Everything here blocks and is for one thread at a time, the journal's.
 */
@NullMarked
package io.trustrail.gateway.audit.commit;

import org.jspecify.annotations.NullMarked;
