/**
 * Pages for auditors: calls found in the transparency log, what its entries tell of one, its proof.
 *
 * <p>Nothing here changes anything. Pages tell what entries tell, so no text of a call. The index is asked on workers.
 */
@NullMarked
package io.trustrail.gateway.console.audit;

import org.jspecify.annotations.NullMarked;
