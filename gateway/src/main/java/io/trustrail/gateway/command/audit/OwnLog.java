package io.trustrail.gateway.command.audit;

import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.audit.log.LogFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The log of the gateway on this machine, for commands that read it. */
final class OwnLog {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:TRUSTRAIL_DATA:-data}",
            description = "The gateway's data (TRUSTRAIL_DATA, default ${DEFAULT-VALUE}).")
    private Path data;

    /** The log's directory, which must be there. */
    Path directory() {
        var log = data.resolve("log");
        if (!Files.isRegularFile(log.resolve(LogFiles.CHECKPOINT))) {
            throw new IllegalArgumentException(
                    "there is no log in " + data + "; name the gateway's data directory with --data");
        }
        return log;
    }

    /** The index of the log, brought up to date. */
    LogIndex index() {
        directory();
        var index = new LogIndex(data);
        index.catchUp();
        return index;
    }
}
