/** Signed checkpoints: C2SP signed-note, tlog-checkpoint and tlog-cosignature, with Ed25519. */
@NullMarked
package io.trustrail.gateway.audit.log.note;

import org.jspecify.annotations.NullMarked;
