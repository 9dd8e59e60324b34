package io.trustrail.gateway.command.audit;

import io.trustrail.gateway.verify.LogVerifier;
import io.trustrail.gateway.verify.Report;
import io.trustrail.gateway.verify.VerifierKey;
import io.trustrail.gateway.verify.source.LogSource;
import io.trustrail.gateway.verify.source.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trustrail audit verify}. */
@Command(
        name = "verify",
        description = "Verifies a transparency log: signatures, every entry, every hash, the order of events.",
        mixinStandardHelpOptions = true)
final class AuditVerifyCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR|URL|FILE",
            arity = "0..1",
            defaultValue = "${env:TRUSTRAIL_DATA:-data}",
            description = "A gateway's data directory, a copy of its log directory, an address such as"
                    + " http://127.0.0.1:9090/log, or lines of JSON that 'audit export' wrote, with the proof beside"
                    + " them (TRUSTRAIL_DATA, default ${DEFAULT-VALUE}).")
    private String where = "";

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "The log's public key, or a file with it. Without it, the key beside the log is taken, which"
                    + " proves nothing to those who don't know it.")
    private String key;

    @Option(
            names = "--since",
            paramLabel = "FILE",
            description = "A checkpoint that was kept: the log must begin with the same entries. Can be given several"
                    + " times.")
    private List<Path> since;

    @Override
    public Integer call() throws IOException {
        var kept = new ArrayList<byte[]>();
        for (var file : since == null ? List.<Path>of() : since) {
            kept.add(Files.readAllBytes(file));
        }
        try (var source = Sources.of(where)) {
            return verify(source, kept);
        }
    }

    private int verify(LogSource source, List<byte[]> kept) throws IOException {
        boolean pinned = key != null;
        var text = pinned
                ? given(key)
                : source.read("vkey").map(AuditVerifyCommand::text).orElse("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("--key: the log has no file vkey beside it; name its key");
        }
        var report = LogVerifier.verify(source, VerifierKey.parse(text), kept);
        print(report, text.strip(), pinned, source.extent());
        return report.sound() ? 0 : 1;
    }

    /** A key as it was typed, or what is in the file of this name. */
    static String given(String key) throws IOException {
        if (key.isBlank()) {
            throw new IllegalArgumentException(
                    "--key: there is nothing behind it; give the log's key, or leave it out");
        }
        return !key.contains("+") && Files.isRegularFile(Path.of(key)) ? Files.readString(Path.of(key)) : key;
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private void print(Report report, String key, boolean pinned, String extent) {
        PrintWriter out = spec.commandLine().getOut();
        var head = report.head();
        out.println("key         " + key + (pinned ? "" : "  (the log's own: compare it with the one you know)"));
        if (head != null) {
            var signed = report.signed();
            out.println("log         " + head.origin());
            out.println("checkpoint  " + head.size() + " entries, root "
                    + HexFormat.of().formatHex(head.root()) + (signed == null ? "" : ", signed " + signed));
        }
        if (!extent.isEmpty()) {
            out.println("export      " + extent);
        }
        report.kept()
                .forEach(old -> out.println("kept        compared with a checkpoint of " + old.size() + " entries"));
        if (report.pruned().before() > 0) {
            out.println("pruned      entries before " + report.pruned().before()
                    + (report.pruned().entry() < 0
                            ? ", which no entry announces"
                            : ", under retention, as entry " + report.pruned().entry()
                                    + " says; their hashes are right"));
        }
        var tally = report.tally();
        out.println("calls       " + tally.opened() + " sent to vendors, " + tally.refused() + " refused, "
                + tally.crashed() + " crashed, " + tally.underWay() + " under way");
        out.println("other       " + tally.policies() + " policies, " + tally.others() + " other events");
        report.faults().stream().limit(SHOWN).forEach(fault -> out.println("fault       " + fault));
        if (report.faultCount() > SHOWN) {
            out.println("            and " + (report.faultCount() - SHOWN) + " more");
        }
        var name = extent.isEmpty() ? "log" : "export";
        out.println(
                report.sound()
                        ? "The " + name + " is sound."
                        : "The " + name + " is NOT sound. First: "
                                + report.faults().get(0));
        out.flush();
    }
}
