package io.trustrail.gateway.command.audit;

import io.trustrail.gateway.verify.ProofCheck;
import io.trustrail.gateway.verify.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trustrail audit verify-proof}. */
@Command(
        name = "verify-proof",
        description = "Verifies a proof that 'audit prove' wrote. Needs nothing but the file and the log's key.",
        mixinStandardHelpOptions = true)
final class AuditVerifyProofCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The proof.")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "The log's public key, or a file with it. Without it, the key in the proof is taken, which"
                    + " proves nothing to those who don't know it.")
    private String key;

    @Override
    public Integer call() throws IOException {
        var document = Files.readAllBytes(file);
        var known = key == null ? ProofCheck.keyIn(document) : VerifierKey.parse(AuditVerifyCommand.given(key));
        var check = ProofCheck.of(document, known);
        var out = spec.commandLine().getOut();
        out.println("log         " + check.head().origin()
                + (key == null ? "  (by the key in the proof: compare it with the one you know)" : ""));
        out.println("checkpoint  " + check.head().size() + " entries"
                + check.head().signedAt(known).map(at -> ", signed " + at).orElse(""));
        check.leaves().forEach(leaf -> out.println("leaf        " + leaf));
        check.faults().forEach(fault -> out.println("fault       " + fault));
        out.println(check.faults().isEmpty() ? "The proof is sound." : "The proof is NOT sound.");
        out.flush();
        return check.faults().isEmpty() ? 0 : 1;
    }
}
