package io.trustrail.gateway.verify.source;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Logs on disk and behind an address. */
public final class Sources {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private Sources() {}

    /**
     * A log by what an auditor calls it: an address that begins with {@code http}, the directory of a log, a gateway's data
     * directory, or an export.
     *
     * @throws IllegalArgumentException if there is no log
     * @throws IOException if an export can't be read
     */
    public static LogSource of(String where) throws IOException {
        if (where.startsWith("http://") || where.startsWith("https://")) {
            return address(where.endsWith("/") ? where : where + "/");
        }
        var given = Path.of(where);
        if (Files.isRegularFile(given)) {
            return ExportSource.open(given);
        }
        for (var directory : new Path[] {given, given.resolve("log")}) {
            if (Files.isRegularFile(directory.resolve("checkpoint"))) {
                return path -> file(directory.resolve(path));
            }
        }
        throw new IllegalArgumentException("there is no log in " + where
                + ": it must have a file named checkpoint. Name a gateway's data directory, a copy of its log"
                + " directory, an export that 'trustrail audit export --out' wrote, or an address such as"
                + " http://127.0.0.1:9090/log");
    }

    private static Optional<byte[]> file(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static LogSource address(String base) {
        var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        return path -> {
            var request = HttpRequest.newBuilder(URI.create(base + path))
                    .timeout(PATIENCE)
                    .build();
            try {
                var response = client.send(request, BodyHandlers.ofByteArray());
                if (response.statusCode() != OK && response.statusCode() != NOT_FOUND) {
                    throw new IOException(base + path + " answered " + response.statusCode());
                }
                return response.statusCode() == OK ? Optional.of(response.body()) : Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while reading " + base + path, e);
            }
        };
    }
}
