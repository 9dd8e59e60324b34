/**
 * People whom an identity provider vouches for, by OpenID Connect: the code flow with PKCE. Never blocks an event loop. Tokens
 * are neither kept nor logged: what is kept is who came, and which roles they have.
 */
@NullMarked
package io.trustrail.gateway.access.oidc;

import org.jspecify.annotations.NullMarked;
