/** What audits found, in the store. Everything blocks; an audit is kept together with its event for the record, or not at all. */
@NullMarked
package io.trustrail.gateway.fairness.kept;

import org.jspecify.annotations.NullMarked;
