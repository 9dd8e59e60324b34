package io.trustrail.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Tells other processes where a gateway listens. */
final class Ports {

    private Ports() {}

    /** Writes the file at once as a whole: whoever sees it can use it. Blocks. */
    static void write(Path data, int port, int adminPort) throws IOException {
        var unfinished = data.resolve("ports.json.new");
        Files.writeString(unfinished, "{\"port\": " + port + ", \"adminPort\": " + adminPort + "}\n");
        Files.move(unfinished, data.resolve("ports.json"), StandardCopyOption.ATOMIC_MOVE);
    }
}
