package io.trustrail.gateway.command;

import io.trustrail.gateway.store.Store;
import java.nio.file.Path;

/** The store that a command works on: the one that a gateway with the same environment has. */
public final class CommandStore {

    private CommandStore() {}

    /** Whether there is one: whoever names the wrong directory shall not find an empty store that was made for him. */
    public static boolean exists(Path data) {
        return Store.exists(data, SecretFiles.in(System.getenv()));
    }

    /** Opens it. */
    public static Store open(Path data) {
        return Store.open(data, SecretFiles.in(System.getenv()));
    }
}
