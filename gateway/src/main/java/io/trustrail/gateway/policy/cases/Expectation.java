package io.trustrail.gateway.policy.cases;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.policy.yaml.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What should become of a case's input. Texts of cases are made up, so that mismatches may quote them.
 *
 * @param output what should come out, if the case says so
 * @param categories what should be found, if the case says so
 * @param contains what the output should have in it
 * @param absent what it should not
 * @param review what people should have to do with it, if the case says so
 */
record Expectation(
        Action action,
        Optional<Output> output,
        Optional<Set<String>> categories,
        List<String> contains,
        List<String> absent,
        Optional<String> review) {

    /** What differs, in the order in which it is worth reading; nothing if all is as expected. */
    List<String> mismatches(Result result) {
        var mismatches = new ArrayList<String>();
        if (result.action() != action) {
            mismatches.add("expected action " + Spelling.of(action) + ", got " + Spelling.of(result.action()));
        }
        categories
                .filter(expected -> !expected.equals(result.categories()))
                .ifPresent(expected -> mismatches.add("expected categories " + new TreeSet<>(expected) + ", got "
                        + new TreeSet<>(result.categories())));
        review.filter(expected -> !expected.equals(result.review()))
                .ifPresent(expected -> mismatches.add("expected review " + expected + ", got " + result.review()));
        var wildcards = new Wildcards();
        output.flatMap(expected -> expected.difference(result.output(), wildcards))
                .ifPresent(mismatches::add);
        var parts = partsMissing(result.output(), wildcards);
        if (!parts.isEmpty()) {
            mismatches.addAll(parts);
            mismatches.add("output is " + quote(result.output()));
        }
        return mismatches;
    }

    private List<String> partsMissing(String actual, Wildcards wildcards) {
        var missing = contains.stream()
                .filter(text -> !wildcards.found(text, actual))
                .map(text -> "expected " + quote(text) + " in the output");
        var unwanted = absent.stream().filter(actual::contains).map(text -> "expected no " + quote(text));
        return Stream.concat(missing, unwanted).toList();
    }

    /** The text on one line. */
    static String quote(String text) {
        return '"' + text.replace("\n", "\\n").replace("\r", "\\r") + '"';
    }

    /** How an expected output is compared. */
    @FunctionalInterface
    interface Output {

        /** What differs first, if anything does. */
        Optional<String> difference(String actual, Wildcards wildcards);
    }
}
