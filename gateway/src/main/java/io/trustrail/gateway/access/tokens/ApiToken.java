package io.trustrail.gateway.access.tokens;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown about a token.
 *
 * @param id {@code tok_…}
 * @param name who holds it, a person or a program: what records say, and whom four eyes are told apart by
 * @param scopes at least one
 */
public record ApiToken(
        String id,
        String last4,
        String name,
        Set<Scope> scopes,
        Instant created,
        @Nullable Instant revoked) {

    public ApiToken {
        scopes = Collections.unmodifiableSet(EnumSet.copyOf(scopes));
    }

    /** Whether it may be used. */
    public boolean active() {
        return revoked == null;
    }

    public boolean has(Scope scope) {
        return scopes.contains(scope);
    }
}
