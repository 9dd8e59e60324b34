package io.trustrail.gateway.command;

import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.evaluation.Finder;
import io.trustrail.gateway.evaluation.PiiScan;
import io.trustrail.gateway.evaluation.screening.ScreeningScan;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trustrail scan …}. */
@Command(name = "scan", description = "Runs detectors on lines of text.", mixinStandardHelpOptions = true)
public final class ScanCommand {

    @Spec
    private CommandSpec spec;

    @Command(
            name = "pii",
            description = {
                "Finds personal data and secrets.",
                "Reads JSON objects with id and text, one a line, and answers each with its findings, offsets in UTF-16"
                        + " units. Ends with 1 if a line can't be read."
            },
            mixinStandardHelpOptions = true)
    int pii(
            @Option(
                            names = "--threshold",
                            paramLabel = "SCORE",
                            defaultValue = "${env:TRUSTRAIL_THRESHOLD:-0}",
                            description = "From which score on to report, 0 to 1 (TRUSTRAIL_THRESHOLD, default"
                                    + " ${DEFAULT-VALUE}).")
                    double threshold,
            @Mixin LookOption look,
            @Mixin ScanInput input)
            throws IOException {
        var scan = new PiiScan(new Finder(look.detectors(), threshold));
        return input.scan(lines -> scan.run(lines, spec.commandLine().getOut())) ? 0 : 1;
    }

    @Command(
            name = "toxicity",
            description = {
                "Screens for insults, threats and the like.",
                "Reads JSON objects with id and text, one a line, and answers each with score, label, uncertain and"
                        + " lang. Ends with 1 if a line can't be read."
            },
            mixinStandardHelpOptions = true)
    int toxicity(@Mixin ScreeningOptions options, @Mixin ScanInput input) throws IOException {
        return scan(options, input, Task.TOXICITY);
    }

    @Command(
            name = "injection",
            description = {
                "Screens for prompt injection.",
                "Reads JSON objects with id and text, one a line, and answers each with score, label, uncertain and"
                        + " lang. Ends with 1 if a line can't be read."
            },
            mixinStandardHelpOptions = true)
    int injection(@Mixin ScreeningOptions options, @Mixin ScanInput input) throws IOException {
        return scan(options, input, Task.INJECTION);
    }

    private int scan(ScreeningOptions options, ScanInput input, Task task) throws IOException {
        var scan = new ScreeningScan(options.screens(task));
        return input.scan(lines -> scan.run(lines, spec.commandLine().getOut())) ? 0 : 1;
    }
}
