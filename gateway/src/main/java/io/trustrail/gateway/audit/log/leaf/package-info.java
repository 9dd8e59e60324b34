/** Records of the journal as leaves of the log: canonical JSON, always the same bytes for the same record. */
@NullMarked
package io.trustrail.gateway.audit.log.leaf;

import org.jspecify.annotations.NullMarked;
