package io.trustrail.gateway.privacy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The pseudonyms of one call and what they stand for. Lives as long as the call; used by one thread at a time.
 */
public final class Vault {

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Operators operators;
    private final String tenant;
    private People people = People.NOBODY;

    public Vault(Operators operators, String tenant) {
        this.operators = operators;
        this.tenant = tenant;
    }

    /** Tells which people the call is about; their short names become forms of their full names. */
    public void meet(Collection<String> names) {
        people = People.of(names);
    }

    /** The value that a value is another form of in this call; often itself. */
    public String identity(String category, String value) {
        return category.equals(People.CATEGORY) ? people.identity(value) : value;
    }

    /**
     * Remembers what a token stands for.
     *
     * @return the token to use: a longer one if two values of this call share the short one
     */
    public String put(String category, String token, String value) {
        var known = values.putIfAbsent(key(token), value);
        if (known != null && !known.equals(value)) {
            var longer = operators.longToken(tenant, category, value);
            values.put(key(longer), value);
            return longer;
        }
        return token;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** What each token stands for, with its brackets: to be kept only where it is sealed. */
    public Map<String, String> tokens() {
        var tokens = new LinkedHashMap<String, String>();
        values.forEach((key, value) -> tokens.put("[" + key + "]", value));
        return tokens;
    }

    /** Remembers what {@link #tokens} of another vault told. */
    public void adopt(Map<String, String> tokens) {
        tokens.forEach((token, value) -> values.put(key(token), value));
    }

    /**
     * What a token stands for.
     *
     * @param body the token without its brackets; in any case, and where a model dropped the form's suffix, without it
     */
    Optional<String> value(String body) {
        var canonical = Operators.canonical(body);
        var exact = values.get(canonical);
        if (exact != null || canonical.indexOf('.') >= 0) {
            return Optional.ofNullable(exact);
        }
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(canonical + "."))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether a token of this call starts like this. */
    boolean couldBecome(String start) {
        var canonical = Operators.canonical(start);
        for (var known : values.keySet()) {
            if (known.startsWith(canonical)) {
                return true;
            }
        }
        return false;
    }

    private static String key(String token) {
        return Operators.canonical(token.substring(1, token.length() - 1));
    }
}
