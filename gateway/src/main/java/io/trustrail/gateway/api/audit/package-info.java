/** The admin API about the transparency log: search, what entries tell of a call, proofs. The index is asked on workers. */
@NullMarked
package io.trustrail.gateway.api.audit;

import org.jspecify.annotations.NullMarked;
