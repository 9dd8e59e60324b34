/**
 * Bearer tokens of the admin API: who holds one may do what its scopes say.
 *
 * <p>{@link io.trustrail.gateway.access.tokens.Tokens} blocks; {@link io.trustrail.gateway.access.tokens.TokenCheck} does
 * not. A token that another process made or revoked is known or refused within seconds. Tokens are stored as SHA-256
 * only.
 */
@NullMarked
package io.trustrail.gateway.access.tokens;

import org.jspecify.annotations.NullMarked;
