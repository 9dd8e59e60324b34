/** Proofs out of a log's tiles. Everything blocks and reads a few files, however long the log is. */
@NullMarked
package io.trustrail.gateway.audit.log.proof;

import org.jspecify.annotations.NullMarked;
