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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trustrail audit report}. */
@Command(
        name = "report",
        description = "Writes a report of a period out of the log: one page of HTML with charts, to read and to print.",
        mixinStandardHelpOptions = true)
final class AuditReportCommand implements Callable<Integer> {

    private static final Duration MONTH = Duration.ofDays(30);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:TRUSTRAIL_DATA:-data}",
            description = "The gateway's data (TRUSTRAIL_DATA, default ${DEFAULT-VALUE}).")
    private Path data;

    @Option(names = "--from", defaultValue = "", description = "First day or time, in UTC; without it, 30 days ago.")
    private String from;

    @Option(names = "--to", defaultValue = "", description = "First day or time that is left out; without it, now.")
    private String to;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it; without it, to standard output.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        var now = Instant.now();
        var end = AuditLogs.time("--to", to, now);
        var begin = AuditLogs.time("--from", from, end.minus(MONTH));
        if (!begin.isBefore(end)) {
            throw new IllegalArgumentException("--from: the period ends before it begins");
        }
        var html = LogReport.of(Prover.at(AuditLogs.log(data)), begin, end, now);
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
