package io.trustrail.gateway.assembly.installation;

import io.trustrail.gateway.access.ApplicationKeys;
import java.io.IOException;
import java.nio.file.Path;

/** The ready-made application of a fresh installation. */
public final class DemoKey {

    public static final String FILE = "demo-app.key";

    private DemoKey() {}

    /** Makes the demo application and leaves its key in a file, if there is no application yet. Blocks. */
    static void createIfEmpty(Path data, ApplicationKeys keys) throws IOException {
        var made = keys.createDemoIfEmpty();
        if (made.isPresent()) {
            OwnerDirectory.write(data.resolve(FILE), made.get().key());
        }
    }
}
