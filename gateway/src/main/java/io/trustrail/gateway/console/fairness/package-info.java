/** {@code /console/fairness}: what audits of guards found, how it went, and drift. On the event loop; the store on workers. */
@NullMarked
package io.trustrail.gateway.console.fairness;

import org.jspecify.annotations.NullMarked;
