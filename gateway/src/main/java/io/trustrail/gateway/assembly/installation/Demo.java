package io.trustrail.gateway.assembly.installation;

import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.access.users.Users;
import io.trustrail.gateway.store.Store;
import java.io.IOException;
import java.nio.file.Path;

/** The ready-made application and user of a fresh installation. */
public final class Demo {

    /** Of gateways that start at once on one store, the one that gets this duty makes both. */
    static final String DUTY = "demo";

    private Demo() {}

    /** Makes what an empty store lacks and leaves it in files, unless another gateway is at it. Blocks. */
    public static void createIfEmpty(Path data, Store store) throws IOException {
        var turn = store.take(DUTY);
        if (turn.isPresent()) {
            try {
                DemoKey.createIfEmpty(data, new ApplicationKeys(store));
                DemoUser.createIfEmpty(data, new Users(store));
            } finally {
                turn.get().close();
            }
        }
    }
}
