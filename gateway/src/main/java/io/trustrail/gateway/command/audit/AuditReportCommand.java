package io.trustrail.gateway.command.audit;

import io.trustrail.gateway.audit.log.proof.Prover;
import io.trustrail.gateway.audit.report.LogReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trustrail audit report}. */
@Command(
        name = "report",
        description =
                "Writes a report of a period, of the last 30 days if none is given: one page of HTML with charts, to"
                        + " read and to print.",
        mixinStandardHelpOptions = true)
final class AuditReportCommand implements Callable<Integer> {

    private static final Duration MONTH = Duration.ofDays(30);

    @Spec
    private CommandSpec spec;

    @Mixin
    private OwnLog log = new OwnLog();

    @Mixin
    private Period period = new Period();

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it; without it, to standard output.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        var now = Instant.now();
        var end = period.end(now);
        var begin = period.begin(end.minus(MONTH));
        if (!begin.isBefore(end)) {
            throw new IllegalArgumentException("--from: the period ends before it begins");
        }
        var html = LogReport.of(Prover.at(log.directory()), begin, end, now);
        var out = spec.commandLine().getOut();
        if (file == null) {
            out.print(html);
        } else {
            Files.writeString(file, html);
            out.println("wrote " + file);
        }
        out.flush();
        return 0;
    }
}
