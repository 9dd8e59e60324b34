package io.trustrail.gateway.console.visit;

import io.trustrail.gateway.access.users.Role;
import java.util.Locale;

/** Somebody asked for a page that their roles do not show them. */
public final class RoleMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String role;

    RoleMissing(Role role) {
        super("a role is missing", null, false, false);
        this.role = role.name().toLowerCase(Locale.ROOT);
    }

    /** The role that the page is for. */
    public String role() {
        return role;
    }
}
