package io.trustrail.gateway.assembly.installation;

import io.trustrail.gateway.access.users.Users;
import java.io.IOException;
import java.nio.file.Path;

/** The ready-made user of a fresh installation's console. */
public final class DemoUser {

    public static final String FILE = "demo-user.txt";

    private DemoUser() {}

    /** Makes the demo user and leaves name and password in a file, if there is no user yet. Blocks. */
    static void createIfEmpty(Path data, Users users) throws IOException {
        var made = users.createDemoIfEmpty();
        if (made.isPresent()) {
            var user = made.get();
            OwnerDirectory.write(
                    data.resolve(FILE), "user: " + user.user().name() + "\npassword: " + user.password() + "\n");
        }
    }
}
