package io.trustrail.gateway.command.audit;

import io.trustrail.gateway.audit.JournalReader;
import io.trustrail.gateway.audit.log.LogFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trustrail audit …}. */
@Command(
        name = "audit",
        description = "Reads, searches, proves and verifies the record of calls.",
        mixinStandardHelpOptions = true,
        subcommands = {
            AuditVerifyCommand.class,
            AuditProveCommand.class,
            AuditVerifyProofCommand.class,
            AuditSearchCommand.class,
            AuditExportCommand.class,
            AuditCosignCommand.class,
            AuditReportCommand.class,
            AuditFairnessCommand.class,
            AuditDriftCommand.class
        })
public final class AuditCommand {

    @Spec
    private CommandSpec spec;

    @Command(name = "list", description = "Prints the record, one JSON object a line, oldest first.")
    int list(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:TRUSTRAIL_DATA:-data}") Path data,
            @Option(
                            names = "--call",
                            paramLabel = "ID",
                            description = "Only what is about one call.",
                            defaultValue = "")
                    String call)
            throws IOException {
        var journal = data.resolve("journal");
        if (!Files.isDirectory(journal)) {
            throw new IllegalArgumentException(
                    "there is no record in " + data + "; name the gateway's data directory with --data");
        }
        PrintWriter out = spec.commandLine().getOut();
        var wanted = "\"" + call + "\"";
        JournalReader.read(journal, line -> {
            if (call.isEmpty() || line.contains(wanted)) {
                out.println(line);
            }
        });
        out.flush();
        return 0;
    }

    @Command(
            name = "key",
            description = "Prints the public key of the log, for those who verify it.",
            mixinStandardHelpOptions = true)
    int key(@Mixin OwnLog log) throws IOException {
        spec.commandLine()
                .getOut()
                .println(Files.readString(log.directory().resolve(LogFiles.VERIFIER))
                        .strip());
        return 0;
    }
}
