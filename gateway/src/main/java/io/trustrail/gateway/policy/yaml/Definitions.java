package io.trustrail.gateway.policy.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What is defined under one heading, by name, over all files. */
public final class Definitions {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final Map<String, Value> byName = new LinkedHashMap<>();

    /** Adds what one file has under the heading; a name that another file defined already is a problem. */
    public void add(Value section) {
        section.entries().forEach(this::add);
    }

    /** Adds one definition; one that is there already is a problem. */
    public void add(String name, Value definition) {
        if (!NAME.matcher(name).matches()) {
            definition.error("is no name; use up to 64 lower-case letters, digits, '.', '_' and '-'");
        }
        var first = byName.putIfAbsent(name, definition);
        if (first != null) {
            definition.error("is already defined in " + first.place() + "; remove one of the two");
        }
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    public Map<String, Value> byName() {
        return Collections.unmodifiableMap(byName);
    }
}
