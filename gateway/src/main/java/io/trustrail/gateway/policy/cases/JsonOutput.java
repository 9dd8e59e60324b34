package io.trustrail.gateway.policy.cases;

import io.trustrail.gateway.policy.cases.Expectation.Output;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it should go out.
 *
 * @param exact whether objects may have no other fields than the expected ones; lists never have other items
 */
record JsonOutput(@Nullable Object expected, boolean exact) implements Output {

    @Override
    public Optional<String> difference(String actual, Wildcards wildcards) {
        var tree = JsonTree.read(actual);
        return tree.isEmpty()
                ? Optional.of("expected a request to go out, got none")
                : difference("output", expected, tree.get(), wildcards);
    }

    private Optional<String> difference(
            String path, @Nullable Object wanted, @Nullable Object got, Wildcards wildcards) {
        if (wanted instanceof Map<?, ?> map && got instanceof Map<?, ?> actual) {
            return inMap(path, map, actual, wildcards);
        }
        if (wanted instanceof List<?> list && got instanceof List<?> actual && list.size() == actual.size()) {
            return inList(path, list, actual, wildcards);
        }
        return equal(wanted, got, wildcards) ? Optional.empty() : Optional.of(mismatch(path, wanted, got));
    }

    private Optional<String> inMap(String path, Map<?, ?> wanted, Map<?, ?> got, Wildcards wildcards) {
        for (var entry : wanted.entrySet()) {
            var below = path + "." + entry.getKey();
            if (!got.containsKey(entry.getKey())) {
                return Optional.of("expected " + below + ", got none");
            }
            var difference = difference(below, entry.getValue(), got.get(entry.getKey()), wildcards);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return got.keySet().stream()
                .filter(name -> exact && !wanted.containsKey(name))
                .map(name -> "expected no " + path + "." + name)
                .findFirst();
    }

    private Optional<String> inList(String path, List<?> wanted, List<?> got, Wildcards wildcards) {
        for (int i = 0; i < wanted.size(); i++) {
            var difference = difference(path + "[" + i + "]", wanted.get(i), got.get(i), wildcards);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static boolean equal(@Nullable Object wanted, @Nullable Object got, Wildcards wildcards) {
        if (wanted instanceof String text && got instanceof String actual) {
            return wildcards.matches(text, actual);
        }
        if (wanted instanceof BigDecimal number && got instanceof BigDecimal actual) {
            return number.compareTo(actual) == 0;
        }
        return Objects.equals(wanted, got);
    }

    private static String mismatch(String path, @Nullable Object wanted, @Nullable Object got) {
        return "expected " + path + " " + shown(wanted) + ", got " + shown(got);
    }

    private static String shown(@Nullable Object value) {
        return value instanceof String text ? Expectation.quote(text) : String.valueOf(value);
    }
}
