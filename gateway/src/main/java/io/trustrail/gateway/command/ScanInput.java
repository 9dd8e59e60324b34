package io.trustrail.gateway.command;

import io.trustrail.gateway.evaluation.data.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code trustrail scan …} reads. */
final class ScanInput {

    private static final Path STANDARD_INPUT = Path.of("-");

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "What to read; standard input if left out, or -.")
    private @Nullable Path file;

    @Option(names = "--plain", description = "Each line is a text as it stands, no JSON; its number is its id.")
    private boolean plain;

    /** Has all lines scanned; returns whether each could be read. */
    boolean scan(Scan scan) throws IOException {
        if (file == null || file.equals(STANDARD_INPUT)) {
            return scan.run(lines(System.in));
        }
        try (var in = JsonLines.open(file)) {
            return scan.run(lines(in));
        }
    }

    private JsonLines lines(InputStream in) {
        return plain ? JsonLines.plain(in) : new JsonLines(in);
    }

    /** Scans lines. */
    @FunctionalInterface
    interface Scan {

        /** Returns whether all of them could be read. */
        boolean run(JsonLines lines) throws IOException;
    }
}
