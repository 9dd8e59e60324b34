/**
 * The Merkle tree (RFC 6962, SHA-256) in files as C2SP tlog-tiles lays them out.
 *
 * <p>Everything blocks. Only hashes of the right edge are in memory, however long the log is. A file has its name only
 * once it is whole and on disk.
 */
@NullMarked
package io.trustrail.gateway.audit.log.tile;

import org.jspecify.annotations.NullMarked;
