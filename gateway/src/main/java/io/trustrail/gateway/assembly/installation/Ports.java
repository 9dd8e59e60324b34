package io.trustrail.gateway.assembly.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Tells other processes where a gateway listens. */
public final class Ports {

    private static final String FILE = "ports.json";

    private Ports() {}

    /** Removes what an earlier gateway left, so that nobody takes it for ours. Blocks. */
    public static void forget(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }

    /** Writes the file at once as a whole: whoever sees it can use it. Blocks. */
    public static void write(Path data, int port, int adminPort) throws IOException {
        var unfinished = data.resolve(FILE + ".new");
        Files.writeString(unfinished, "{\"port\": " + port + ", \"adminPort\": " + adminPort + "}\n");
        Files.move(unfinished, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }
}
