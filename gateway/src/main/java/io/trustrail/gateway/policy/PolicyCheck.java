package io.trustrail.gateway.policy;

import io.trustrail.gateway.policy.assessment.Assessments;
import io.trustrail.gateway.policy.yaml.Problem;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** Loads a policy only to tell what is wrong with it. */
public final class PolicyCheck {

    private final PolicyLoader loader;

    public PolicyCheck(PolicyLoader loader) {
        this.loader = loader;
    }

    /**
     * Prints every problem in a line of its own, then a summary.
     *
     * @return the process's exit code: 0 if the policy can be used, 1 if not; warnings do not count
     */
    public int run(Path directory, Map<String, String> environment, PrintStream out) {
        var result = loader.load(directory, environment);
        result.problems().forEach(out::println);
        long errors = result.problems().stream().filter(Problem::isError).count();
        out.println(
                result.book().map(PolicyCheck::summary).orElse("The policy can't be used: errors: " + errors + "."));
        return result.book().isPresent() ? 0 : 1;
    }

    private static String summary(PolicyBook book) {
        return "The policy can be used: features " + names(book.features()) + "; vendors " + names(book.vendors())
                + examples(book.assessments()) + hosts(book.detectorHosts()) + "; hash " + book.hash() + ".";
    }

    /** Vendors that get calls though nobody has assessed them. */
    private static String examples(Assessments assessments) {
        var examples = assessments.byName().entrySet().stream()
                .filter(it -> it.getValue().example())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return examples.isEmpty()
                ? ""
                : "; assessments that are examples, to be replaced: " + String.join(", ", examples);
    }

    /** Who reads texts besides vendors. */
    private static String hosts(Map<String, String> hosts) {
        var told = hosts.entrySet().stream()
                .map(host -> host.getValue() + " (guard " + host.getKey() + ")")
                .sorted()
                .toList();
        return told.isEmpty() ? "" : "; texts also go to " + String.join(", ", told);
    }

    private static String names(Map<String, ?> definitions) {
        return String.join(", ", definitions.keySet().stream().sorted().toList());
    }
}
