package io.trustrail.gateway.detect.screening;

import com.google.re2j.Pattern;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Regular expressions of a resource, one a line behind the name of its kind. In them {@code \<} is before a word and
 * {@code \>} after one. They are matched in linear time, whatever their case.
 */
record WordPatterns(List<String> lines) {

    private static final Pattern REFERENCE = Pattern.compile("\\{([a-z]+)\\}");

    /** Those of a file beside this class. */
    static WordPatterns of(String name) {
        var file = Objects.requireNonNull(WordPatterns.class.getResourceAsStream(name), name);
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return new WordPatterns(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of a kind, as one alternative of all. */
    String alternatives(String kind) {
        var some = lines.stream()
                .filter(line -> line.startsWith(kind + " "))
                .map(line -> line.substring(kind.length() + 1))
                .toList();
        return String.join("|", some);
    }

    /** What finds any of a kind. */
    Pattern any(String kind) {
        return compiled(alternatives(kind));
    }

    /** An expression in which <code>{kind}</code> stands for any of a kind, that of the language if there is one. */
    Pattern compiled(String expression, String language) {
        return compiled(expanded(expression, language));
    }

    /** The words of a kind, which are parted by commas; none if there is no such kind. */
    List<String> words(String kind) {
        var line = alternatives(kind);
        return line.isEmpty() ? List.of() : List.of(line.split(",", -1));
    }

    private String expanded(String expression, String language) {
        var reference = REFERENCE.matcher(expression);
        var all = new StringBuilder();
        int next = 0;
        while (reference.find()) {
            var kind = reference.group(1);
            var own = alternatives(kind + "-" + language);
            var some = own.isEmpty() ? alternatives(kind) : own;
            if (some.isEmpty()) {
                throw new IllegalArgumentException("nothing is of the kind " + kind);
            }
            var meant = expanded(some, language);
            all.append(expression, next, reference.start())
                    .append("(?:")
                    .append(meant)
                    .append(')');
            next = reference.end();
        }
        return all.append(expression, next, expression.length()).toString();
    }

    static Pattern compiled(String expression) {
        var borders = expression.replace("\\<", "(?:^|\\PL)").replace("\\>", "(?:\\PL|$)");
        return Pattern.compile(borders, Pattern.CASE_INSENSITIVE);
    }
}
