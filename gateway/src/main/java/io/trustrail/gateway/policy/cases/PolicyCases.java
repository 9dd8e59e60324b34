package io.trustrail.gateway.policy.cases;

import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.PolicyLoader;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.policy.yaml.Environment;
import io.trustrail.gateway.policy.yaml.Place;
import io.trustrail.gateway.policy.yaml.Problems;
import io.trustrail.gateway.policy.yaml.YamlText;
import io.trustrail.gateway.privacy.Operators;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the cases of a policy directory. Reads files and runs guards: not for an event loop. */
public final class PolicyCases {

    /* Known to everybody, for pseudonyms that protect nobody. */
    private static final String TEST_KEY = "trustrail policy cases: this key is public";

    private final DetectorCatalogue detectors;
    private final Set<String> dialects;
    private final CaseRunner runner;

    /** @param requests what runs cases that are whole requests */
    public PolicyCases(DetectorCatalogue detectors, Set<String> dialects, RequestRunner requests) {
        this.detectors = detectors;
        this.dialects = Set.copyOf(dialects);
        this.runner = new CaseRunner(requests);
    }

    /**
     * Loads the policy and runs every {@code *.yaml} below {@code cases/}. Prints a line for each case that failed, with
     * its file and line, then a summary.
     *
     * @return the process's exit code: 0 if all cases passed, 1 if not or if policy or cases can't be read
     */
    public int run(Path directory, Map<String, String> environment, PrintStream out) {
        var operators = new Operators(TEST_KEY.getBytes(StandardCharsets.UTF_8));
        var policy = new PolicyLoader(detectors, operators, dialects).load(directory, environment);
        policy.problems().forEach(out::println);
        return policy.book().map(book -> run(directory, book, out)).orElse(1);
    }

    private int run(Path directory, PolicyBook book, PrintStream out) {
        var problems = new Problems();
        var cases = read(directory, new CaseReader(book, dialects), problems);
        problems.sorted().forEach(out::println);
        long failed = cases.stream().filter(test -> !passes(test, out)).count();
        out.println("Cases: " + (cases.size() - failed) + " passed, " + failed + " failed"
                + (problems.hasErrors() ? ", and some can't be read." : "."));
        return failed == 0 && !problems.hasErrors() ? 0 : 1;
    }

    private static List<PolicyCase> read(Path directory, CaseReader reader, Problems problems) {
        var cases = new ArrayList<PolicyCase>();
        for (var path : files(directory.resolve("cases"))) {
            var name = directory.relativize(path).toString().replace('\\', '/');
            try {
                YamlText.parse(name, Files.readString(path), Environment.none(), problems)
                        .ifPresent(file -> cases.addAll(reader.read(file)));
            } catch (IOException e) {
                problems.error(Place.of(name), "", "can't be read as UTF-8; check who may read it and how it is saved");
            }
        }
        return cases;
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private boolean passes(PolicyCase test, PrintStream out) {
        var mismatches = mismatches(test);
        if (!mismatches.isEmpty()) {
            out.println(test.place() + ": " + test.name() + ": " + String.join("; ", mismatches));
        }
        return mismatches.isEmpty();
    }

    private List<String> mismatches(PolicyCase test) {
        try {
            return test.expectation().mismatches(runner.run(test));
        } catch (RuntimeException e) {
            return List.of("running it failed with " + e.getClass().getSimpleName());
        }
    }
}
