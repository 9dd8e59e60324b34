package io.trustrail.gateway.policy.yaml;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Puts {@code ${NAME}} and {@code ${NAME:-default}} in place. As in a shell, the default stands in for a variable that is
 * unset or empty. Two dollar signs before a brace stand for one that means nothing.
 */
public final class Environment {

    private static final Pattern REFERENCE = Pattern.compile("\\$(\\$?)\\{([^}]*)(}?)");
    private static final Pattern BODY = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?", Pattern.DOTALL);

    private final Map<String, String> variables;
    private final boolean replaces;

    public Environment(Map<String, String> variables) {
        this(variables, true);
    }

    private Environment(Map<String, String> variables, boolean replaces) {
        this.variables = Map.copyOf(variables);
        this.replaces = replaces;
    }

    /** For files in which a dollar sign and a brace are only that. */
    public static Environment none() {
        return new Environment(Map.of(), false);
    }

    static boolean refers(String text) {
        return text.contains("${");
    }

    /** The text with every reference replaced, or nothing if one can't be, which {@code problem} is told. */
    Optional<String> expand(String text, Consumer<String> problem) {
        if (!replaces) {
            return Optional.of(text);
        }
        var expanded = new StringBuilder();
        boolean complete = true;
        int from = 0;
        for (var match : REFERENCE.matcher(text).results().toList()) {
            var value = resolve(match, problem);
            complete &= value.isPresent();
            expanded.append(text, from, match.start()).append(value.orElse(""));
            from = match.end();
        }
        expanded.append(text, from, text.length());
        return complete ? Optional.of(expanded.toString()) : Optional.empty();
    }

    private Optional<String> resolve(MatchResult reference, Consumer<String> problem) {
        if (!reference.group(1).isEmpty()) {
            return Optional.of(reference.group().substring(1));
        }
        var body = BODY.matcher(reference.group(2));
        if (reference.group(3).isEmpty() || !body.matches()) {
            problem.accept("can't be read; write ${NAME} or ${NAME:-default}, or $${ for the characters themselves");
            return Optional.empty();
        }
        return lookUp(body.group(1), Optional.ofNullable(body.group(2)), problem);
    }

    private Optional<String> lookUp(String name, Optional<String> fallback, Consumer<String> problem) {
        var value = variables.getOrDefault(name, "");
        if (!value.isEmpty()) {
            return Optional.of(value);
        }
        if (fallback.isEmpty()) {
            problem.accept("environment variable " + name + " is not set; set it, or write ${" + name + ":-default}");
        }
        return fallback;
    }
}
