package io.trustrail.gateway.access.oidc;

import io.trustrail.gateway.access.users.Role;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How an identity provider is asked.
 *
 * @param issuer its address, as its tokens have it
 * @param clientSecret what the gateway proves itself with there; empty for a public client
 * @param console where browsers reach the admin plane, such as {@code https://trustrail.example.com:9090}
 * @param nameClaim the claim with the user's name
 * @param rolesClaim the claim with the user's groups or roles; dots lead into objects
 * @param roles what each of them may do here
 */
public record OidcSettings(
        URI issuer,
        String clientId,
        String clientSecret,
        URI console,
        String nameClaim,
        String rolesClaim,
        Map<String, Role> roles) {

    private static final String ISSUER = "TRUSTRAIL_OIDC_ISSUER";
    private static final String CLIENT_ID = "TRUSTRAIL_OIDC_CLIENT_ID";
    private static final String CLIENT_SECRET = "TRUSTRAIL_OIDC_CLIENT_SECRET";
    private static final String CONSOLE = "TRUSTRAIL_CONSOLE_URL";
    private static final String NAME_CLAIM = "TRUSTRAIL_OIDC_NAME_CLAIM";
    private static final String ROLES_CLAIM = "TRUSTRAIL_OIDC_ROLES_CLAIM";
    private static final String ROLES = "TRUSTRAIL_OIDC_ROLES";
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    public OidcSettings {
        roles = Map.copyOf(roles);
    }

    /**
     * What the environment says; empty without an issuer.
     *
     * @throws IllegalArgumentException naming the variable that is missing or can't be used
     */
    public static Optional<OidcSettings> from(Map<String, String> environment) {
        if (environment.getOrDefault(ISSUER, "").isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new OidcSettings(
                address(environment, ISSUER),
                required(environment, CLIENT_ID),
                environment.getOrDefault(CLIENT_SECRET, ""),
                address(environment, CONSOLE),
                environment.getOrDefault(NAME_CLAIM, "preferred_username"),
                environment.getOrDefault(ROLES_CLAIM, "roles"),
                roles(environment.getOrDefault(ROLES, ""))));
    }

    private static String required(Map<String, String> environment, String name) {
        var value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(ISSUER + " needs " + name);
        }
        return value;
    }

    /* Tokens and codes go there: plain HTTP only within the machine. */
    private static URI address(Map<String, String> environment, String name) {
        try {
            var address = URI.create(required(environment, name).replaceAll("/+$", ""));
            var host = address.getHost();
            if (host != null
                    && ("https".equals(address.getScheme())
                            || ("http".equals(address.getScheme()) && LOOPBACK.contains(host)))) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            if (String.valueOf(e.getMessage()).startsWith(ISSUER)) {
                throw e;
            }
        }
        throw new IllegalArgumentException(name + " must be an https address (http only for this machine)");
    }

    private static Map<String, Role> roles(String text) {
        var roles = new HashMap<String, Role>();
        if (text.isBlank()) {
            EnumSet.allOf(Role.class).forEach(role -> roles.put(role.name().toLowerCase(Locale.ROOT), role));
            return roles;
        }
        for (var pair : text.split(",", -1)) {
            int equals = pair.lastIndexOf('=');
            try {
                roles.put(
                        pair.substring(0, equals).strip(),
                        Role.valueOf(pair.substring(equals + 1).strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
                throw new IllegalArgumentException(ROLES
                        + " must be pairs such as ops-admins=admin,desk=reviewer; roles are reviewer, auditor, admin");
            }
        }
        return roles;
    }

    /** What somebody with these groups may do. */
    Set<Role> rolesOf(Iterable<?> groups) {
        var mine = EnumSet.noneOf(Role.class);
        for (var group : groups) {
            var role = roles.get(String.valueOf(group));
            if (role != null) {
                mine.add(role);
            }
        }
        return mine;
    }

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "OidcSettings[" + issuer + ", " + clientId + "]";
    }
}
