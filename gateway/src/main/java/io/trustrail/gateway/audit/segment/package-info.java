/**
 * Where the journal's bytes live: numbered files of framed records. Knows nothing of what a record says.
 *
 * <p>A frame is the payload's length (4 bytes, big endian, never 0), its CRC-32C (4 bytes) and the payload. A segment is
 * named by the number of its first record and filled with zeros ahead of use, so that writing a record changes no
 * metadata of the file and {@code fdatasync} has one thing to write; a length of 0 is where writing ended. A segment
 * ends, at the latest, where the next one starts: after a failed sync the kernel may have dropped what it could not
 * write, so the file is left behind, and records in it whose numbers the next segment takes again were never promised to
 * anybody.
 *
 * <p>Everything here blocks and is used by one thread at a time, unless a type says otherwise.
 */
@NullMarked
package io.trustrail.gateway.audit.segment;

import org.jspecify.annotations.NullMarked;
