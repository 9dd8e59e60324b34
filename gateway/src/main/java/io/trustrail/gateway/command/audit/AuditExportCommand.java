package io.trustrail.gateway.command.audit;

import io.trustrail.gateway.audit.log.leaf.Leaf;
import io.trustrail.gateway.audit.log.proof.ExportProof;
import io.trustrail.gateway.audit.log.proof.Prover;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trustrail audit export}. */
@Command(
        name = "export",
        description =
                "Writes the log's entries as lines of JSON or as CSV, oldest first. Beside lines of JSON in a file"
                        + " comes FILE.proof, with which 'audit verify FILE' verifies them without the log.",
        mixinStandardHelpOptions = true)
final class AuditExportCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of(
            "index",
            "at",
            "type",
            "call",
            "tenant",
            "application",
            "feature",
            "level",
            "policyHash",
            "dialect",
            "vendor",
            "model",
            "verdict",
            "outcome",
            "status",
            "coverage",
            "findings",
            "failed",
            "inputTokens",
            "outputTokens",
            "totalMicros",
            "facts");

    private enum Format {
        jsonl,
        csv
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private OwnLog log = new OwnLog();

    @Option(names = "--format", defaultValue = "jsonl", description = "jsonl or csv (default ${DEFAULT-VALUE}).")
    private Format format;

    @Mixin
    private Period period = new Period();

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it; without it, to standard output.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        var prover = Prover.at(log.directory());
        var first = period.begin(Instant.MIN);
        var end = period.end(Instant.MAX);
        var proof = new ExportProof(prover);
        try (var out = writer()) {
            if (format == Format.csv) {
                out.print(String.join(",", COLUMNS) + "\r\n");
            }
            prover.forEach((index, leaf) -> {
                var fields = Leaf.fields(leaf);
                var at = Instant.parse(String.valueOf(fields.get("at")));
                if (!at.isBefore(first) && at.isBefore(end)) {
                    proof.add(index);
                    out.print(
                            format == Format.csv
                                    ? row(index, fields)
                                    : new String(leaf, StandardCharsets.UTF_8) + "\n");
                }
            });
            if (out.checkError()) {
                throw new IOException("--out: the export could not be written");
            }
        }
        if (file != null && format == Format.jsonl) {
            proof.writeTo(file.resolveSibling(file.getFileName() + ".proof"));
        }
        return 0;
    }

    private PrintWriter writer() throws IOException {
        return file == null
                ? spec.commandLine().getOut()
                : new PrintWriter(new BufferedWriter(Files.newBufferedWriter(file)));
    }

    private static String row(long index, Map<String, Object> fields) {
        return COLUMNS.stream()
                .map(column -> column.equals("index") ? Long.toString(index) : cell(fields.get(column)))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /* A cell that a spreadsheet would take for a formula gets an apostrophe. */
    private static String cell(@Nullable Object value) {
        var text = value == null ? "" : plain(value);
        var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !text.equals("-1") ? "'" + text : text;
        return safe.matches("[^\",\\r\\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    private static String plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining("; "));
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining("; "))
                : value.toString();
    }
}
