/**
 * The master keyset, which wraps all other keys, and where it comes from: a file, the environment, or a command.
 *
 * <p>Everything here blocks. Failures are {@link io.trustrail.gateway.seal.master.KeysetUnusable}, whose message names the
 * place and the fix and never holds a part of a key.
 */
@NullMarked
package io.trustrail.gateway.seal.master;

import org.jspecify.annotations.NullMarked;
