package io.trustrail.gateway.access.users;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may use the console.
 *
 * @param id {@code usr_…}
 * @param name what they log in with, in lower case
 * @param roles at least one, in the order of {@link Role}
 * @param passwordChanged sessions that are older are over
 * @param disabled when they were locked out for good, or null
 */
public record User(
        String id,
        String name,
        Set<Role> roles,
        Instant created,
        Instant passwordChanged,
        @Nullable Instant lastLogin,
        @Nullable Instant disabled) {

    public User {
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    public boolean enabled() {
        return disabled == null;
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    User withRolesOf(User other) {
        var all = EnumSet.copyOf(roles);
        all.addAll(other.roles);
        return new User(id, name, all, created, passwordChanged, lastLogin, disabled);
    }
}
