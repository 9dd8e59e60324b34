package io.trustrail.gateway.command;

import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.evaluation.Finder;
import io.trustrail.gateway.evaluation.PiiEvaluation;
import io.trustrail.gateway.evaluation.screening.ScreeningEvaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trustrail eval …}. */
@Command(
        name = "eval",
        description = "Tells how good detectors are on labelled texts.",
        mixinStandardHelpOptions = true,
        subcommands = {EvalCommand.Pii.class, EvalCommand.Toxicity.class, EvalCommand.Injection.class})
public final class EvalCommand {

    @Command(
            name = "pii",
            description = {
                "Tells how well personal data and secrets are found.",
                "Precision, recall, F1 and F2 by type and language, false alarms, and speed. Files hold JSON objects"
                        + " with text, lang, spans, source and labeled, one a line."
            },
            mixinStandardHelpOptions = true)
    static final class Pii implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Parameters(arity = "1..*", paramLabel = "FILE", description = "Labelled texts.")
        private List<Path> files = List.of();

        @Option(
                names = "--threshold",
                paramLabel = "SCORE",
                defaultValue = "${env:TRUSTRAIL_THRESHOLD:-0}",
                description = "From which score on a finding counts, 0 to 1 (TRUSTRAIL_THRESHOLD, default 0).")
        private double threshold;

        @Mixin
        private LookOption look = new LookOption();

        @Option(names = "--types", paramLabel = "TYPE", split = ",", description = "Score these types only.")
        private Set<String> types = Set.of();

        @Option(names = "--without", paramLabel = "TYPE", split = ",", description = "Leave these types out.")
        private Set<String> without = Set.of();

        @Option(names = "--by-source", description = "Tell each source's scores too.")
        private boolean bySource;

        @Option(names = "--json", description = "Print JSON for machines.")
        private boolean json;

        @Option(
                names = "--errors",
                paramLabel = "N",
                defaultValue = "0",
                description = "Show N misses and N false alarms of each type, with their text: for development only.")
        private int errors;

        @Option(
                names = "--seconds",
                paramLabel = "N",
                defaultValue = "3",
                description = "How long to measure the speed, after as long a warm-up; 0 for not at all (default 3).")
        private int seconds;

        @Override
        public Integer call() throws IOException {
            var detectors = look.detectors();
            var known = new TreeSet<String>();
            detectors.forEach(detector -> known.addAll(detector.categories()));
            Predicate<String> scored = type -> {
                known.add(type);
                return (types.isEmpty() || types.contains(type)) && !without.contains(type);
            };
            var evaluation =
                    new PiiEvaluation(new Finder(detectors, threshold), scored, errors, Duration.ofSeconds(seconds));
            var result = evaluation.run(files);
            refuseUnknown(known);
            var out = spec.commandLine().getOut();
            if (json) {
                result.writeJson(out);
            } else {
                result.writeTables(out, bySource);
            }
            return 0;
        }

        /* Types may be in texts only, so they are known when all were read. */
        private void refuseUnknown(Set<String> known) {
            for (var type : Stream.concat(types.stream(), without.stream()).toList()) {
                if (!known.contains(type)) {
                    throw new ParameterException(
                            spec.commandLine(),
                            "No detector finds " + type + ", and no text is labelled with it; there are "
                                    + String.join(", ", known));
                }
            }
        }
    }

    /** What both kinds of screening have in common. */
    abstract static class Screening implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Mixin
        private ScreeningOptions options = new ScreeningOptions();

        @Parameters(arity = "1..*", paramLabel = "FILE", description = "Labelled texts.")
        private List<Path> files = List.of();

        @Option(names = "--json", description = "Print JSON for machines.")
        private boolean json;

        @Option(
                names = "--errors",
                paramLabel = "N",
                defaultValue = "0",
                description = "Show the N worst misses and false alarms, with their text: for development only.")
        private int errors;

        @Option(
                names = "--as-replies",
                description = "Also read texts of several sentences as guards read replies, sentence by sentence.")
        private boolean replies;

        abstract Task task();

        @Override
        public Integer call() throws IOException {
            var result = new ScreeningEvaluation(options.screens(task()), replies, errors).run(files);
            var out = spec.commandLine().getOut();
            if (json) {
                result.writeJson(out);
            } else {
                result.writeTables(out);
            }
            return 0;
        }
    }

    @Command(
            name = "toxicity",
            description = {
                "Tells how well insults, threats and the like are told from harmless texts.",
                "Areas under curves, F1, false alarms and calibration at the shipped thresholds, by language, source"
                        + " and category; how many texts reach the encoder, and how long each tier takes. Files hold"
                        + " JSON objects with text, label (0 or 1) and, if known, lang, category and source, one a"
                        + " line."
            },
            mixinStandardHelpOptions = true)
    static final class Toxicity extends Screening {
        @Override
        Task task() {
            return Task.TOXICITY;
        }
    }

    @Command(
            name = "injection",
            description = {
                "Tells how well prompt injections are told from harmless texts.",
                "As eval toxicity does, with the same files."
            },
            mixinStandardHelpOptions = true)
    static final class Injection extends Screening {
        @Override
        Task task() {
            return Task.INJECTION;
        }
    }
}
