package io.trustrail.gateway.label.files;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** A label that was published: a file, or something at an address. */
public final class Published {

    private static final Pattern ADDRESS = Pattern.compile("https?://.*");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LARGEST = 1 << 20;
    private static final int OK = 200;

    private Published() {}

    /**
     * Reads it.
     *
     * @throws IOException with a sentence that names what can't be read
     */
    public static byte[] read(String what) throws IOException {
        var bytes = ADDRESS.matcher(what).matches() ? fetch(what) : file(what);
        if (bytes.length > LARGEST) {
            throw new IOException(what + " is no label: it has more than " + LARGEST + " bytes");
        }
        return bytes;
    }

    private static byte[] file(String name) throws IOException {
        try {
            return Files.readAllBytes(Path.of(name));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + name, e);
        }
    }

    private static byte[] fetch(String address) throws IOException {
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .header("accept", "application/json")
                    .timeout(PATIENCE)
                    .build();
            var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            var response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != OK) {
                throw new IOException(address + " answered with status " + response.statusCode());
            }
            return response.body();
        } catch (IllegalArgumentException e) {
            throw new IOException(address + " is no address", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(address + " was not waited for", e);
        }
    }
}
