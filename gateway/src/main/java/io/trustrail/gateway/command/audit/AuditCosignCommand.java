package io.trustrail.gateway.command.audit;

import io.trustrail.gateway.audit.log.LogFiles;
import io.trustrail.gateway.audit.log.tile.DurableFiles;
import io.trustrail.gateway.audit.segment.ChannelFactory;
import io.trustrail.gateway.verify.TreeHead;
import io.trustrail.gateway.verify.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trustrail audit cosign}. */
@Command(
        name = "cosign",
        description = "Keeps a checkpoint that witnesses signed too; it is served at /log/cosigned/SIZE.",
        mixinStandardHelpOptions = true)
final class AuditCosignCommand implements Callable<Integer> {

    private static final int OWN_SIGNATURES = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A checkpoint of this log with more signature lines.")
    private Path file = Path.of("");

    @Mixin
    private OwnLog log = new OwnLog();

    @Override
    public Integer call() throws IOException {
        var directory = log.directory();
        var note = Files.readAllBytes(file);
        var head = TreeHead.parse(note);
        if (!head.isSignedBy(VerifierKey.parse(Files.readString(directory.resolve(LogFiles.VERIFIER))))) {
            throw new IllegalArgumentException(file + " is no checkpoint of this log: its key has not signed it");
        }
        if (head.signatures().size() <= OWN_SIGNATURES) {
            throw new IllegalArgumentException(file + " has no signatures but the log's own");
        }
        var files = new DurableFiles(directory, ChannelFactory.DISK);
        files.write(LogFiles.COSIGNED + "/" + head.size(), note);
        files.sync();
        spec.commandLine().getOut().println("kept the checkpoint of " + head.size() + " entries");
        spec.commandLine().getOut().flush();
        return 0;
    }
}
