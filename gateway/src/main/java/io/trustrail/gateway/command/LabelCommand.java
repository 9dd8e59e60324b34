package io.trustrail.gateway.command;

import io.trustrail.gateway.assembly.policies.Detectors;
import io.trustrail.gateway.assembly.policies.PolicyUnusable;
import io.trustrail.gateway.label.Difference;
import io.trustrail.gateway.label.LabelJson;
import io.trustrail.gateway.label.facts.LabelOf;
import io.trustrail.gateway.label.files.LabelCheck;
import io.trustrail.gateway.label.files.LabelFiles;
import io.trustrail.gateway.label.files.Published;
import io.trustrail.gateway.label.own.OwnLabel;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.PolicyLoader;
import io.trustrail.gateway.privacy.Operators;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trustrail label …}. */
@Command(
        name = "label",
        description = "Makes and checks AI nutrition labels: what a feature does, out of the policy in force.",
        mixinStandardHelpOptions = true,
        subcommands = LabelVerifyCommand.class)
public final class LabelCommand {

    /** Labels need no secret. */
    private static final byte[] ANY_KEY = new byte[32];

    private static final String POLICIES = "${env:TRUSTRAIL_POLICIES:-policies}";
    private static final String POLICIES_HELP = "Policy files (TRUSTRAIL_POLICIES, default ${DEFAULT-VALUE}).";

    @Spec
    private CommandSpec spec;

    @Command(
            name = "build",
            description = "Writes the labels of all features, each as JSON, SVG, PNG and HTML.",
            mixinStandardHelpOptions = true)
    int build(
            @Option(names = "--policies", paramLabel = "DIR", defaultValue = POLICIES, description = POLICIES_HELP)
                    Path policies,
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            required = true,
                            description = "Where to write them, made if it is missing.")
                    Path out,
            @Option(names = "--feature", paramLabel = "NAME", description = "Only these; all without it.")
                    List<String> features)
            throws IOException {
        var labels = new TreeMap<>(LabelOf.all(book(policies)));
        for (var name : features == null ? List.<String>of() : features) {
            if (!labels.containsKey(name)) {
                throw new IllegalArgumentException(
                        "--feature: no feature " + name + "; there are " + String.join(", ", labels.keySet()));
            }
        }
        if (features != null) {
            labels.keySet().retainAll(features);
        }
        for (var label : labels.values()) {
            LabelFiles.write(out, label).forEach(file -> out().println("wrote " + file));
        }
        return 0;
    }

    @Command(
            name = "check",
            description = "Tells where published labels disagree with the policy: exit code 1 if one does.",
            mixinStandardHelpOptions = true)
    int check(
            @Option(names = "--policies", paramLabel = "DIR", defaultValue = POLICIES, description = POLICIES_HELP)
                    Path policies,
            @Parameters(
                            arity = "1..*",
                            paramLabel = "LABEL",
                            description = "Labels as JSON: files, directories with the labels of all features, or"
                                    + " http addresses.")
                    List<String> published)
            throws IOException {
        var check = new LabelCheck(LabelOf.all(book(policies)));
        for (var one : published) {
            check.look(one);
        }
        check.report().forEach(out()::println);
        return check.agrees() ? 0 : 1;
    }

    @Command(
            name = "diff",
            description = "Tells what is different in two labels: exit code 1 if something is.",
            mixinStandardHelpOptions = true)
    int diff(
            @Parameters(index = "0", paramLabel = "BEFORE", description = "A file or an http address.") String before,
            @Parameters(index = "1", paramLabel = "AFTER", description = "A file or an http address.") String after)
            throws IOException {
        var differences =
                Difference.between(LabelJson.parse(Published.read(before)), LabelJson.parse(Published.read(after)));
        differences.forEach(it -> out().println(it.sentence()));
        return differences.isEmpty() ? 0 : 1;
    }

    @Command(
            name = "self",
            description = "Tells as JSON which models, data and libraries the gateway itself ships.",
            mixinStandardHelpOptions = true)
    int self() {
        out().println(OwnLabel.read().json().encodePrettily());
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static PolicyBook book(Path policies) {
        var loaded = new PolicyLoader(Detectors.idle(), new Operators(ANY_KEY), Detectors.dialects())
                .load(policies, System.getenv());
        return loaded.book().orElseThrow(() -> new PolicyUnusable(policies, loaded.problems()));
    }
}
