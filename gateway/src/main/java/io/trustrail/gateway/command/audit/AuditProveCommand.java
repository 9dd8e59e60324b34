package io.trustrail.gateway.command.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trustrail audit prove}. */
@Command(
        name = "prove",
        description = "Writes a proof that a call's leaves are in the log: a document that verifies without the log.",
        mixinStandardHelpOptions = true)
final class AuditProveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CALL", description = "The call's id, as in x-trustrail-call.")
    private String call = "";

    @Mixin
    private OwnLog log = new OwnLog();

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it; without it, to standard output.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        var proof = log.index()
                .prove(call)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the log has no call " + call + ". A call is in the log a second after it began"));
        var text = proof.encodePrettily() + "\n";
        if (file == null) {
            spec.commandLine().getOut().print(text);
        } else {
            Files.writeString(file, text);
            spec.commandLine()
                    .getOut()
                    .println("wrote " + file + "; verify it with: trustrail audit verify-proof " + file);
        }
        spec.commandLine().getOut().flush();
        return 0;
    }
}
