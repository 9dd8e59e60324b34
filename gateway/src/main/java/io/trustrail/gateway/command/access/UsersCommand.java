package io.trustrail.gateway.command.access;

import io.trustrail.gateway.access.users.NewUser;
import io.trustrail.gateway.access.users.Passwords;
import io.trustrail.gateway.access.users.Role;
import io.trustrail.gateway.access.users.User;
import io.trustrail.gateway.access.users.Users;
import io.trustrail.gateway.command.CommandStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trustrail users …}. Works on a store that a gateway has open, too. */
@Command(
        name = "users",
        description = "Makes, lists and disables the people who use the console.",
        mixinStandardHelpOptions = true)
public final class UsersCommand {

    private static final String DATA = "${env:TRUSTRAIL_DATA:-data}";
    private static final String DATA_HELP = "The gateway's data (TRUSTRAIL_DATA, default ${DEFAULT-VALUE}).";
    private static final String STDIN_HELP =
            "Takes the password from the first line of standard input; without it, one is made and shown this once.";

    @Spec
    private CommandSpec spec;

    @Command(name = "create", description = "Makes a user.", mixinStandardHelpOptions = true)
    int create(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_HELP) Path data,
            @Option(names = "--name", required = true, description = "What the user logs in with.") String name,
            @Option(
                            names = "--role",
                            required = true,
                            description = "reviewer, revealer, auditor or admin; can be given several times.")
                    Set<String> roles,
            @Option(names = "--password-stdin", description = STDIN_HELP) boolean fromStdin) {
        var granted = roles.stream().map(UsersCommand::role).collect(Collectors.toSet());
        return with(data, users -> {
            var password = password(fromStdin);
            show(new NewUser(users.create(name, granted, password), password), fromStdin);
            return 0;
        });
    }

    @Command(name = "list", description = "Lists all users.", mixinStandardHelpOptions = true)
    int list(@Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_HELP) Path data) {
        requireStore(data);
        return with(data, users -> {
            users.list().forEach(user -> out().println(line(user)));
            return 0;
        });
    }

    @Command(
            name = "disable",
            description = "Locks a user out. Open sessions end with their next request.",
            mixinStandardHelpOptions = true)
    int disable(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_HELP) Path data,
            @Parameters(paramLabel = "USER", description = "The user's name or id.") String which) {
        requireStore(data);
        return with(data, users -> told("disabled ", users.disable(which)));
    }

    @Command(name = "enable", description = "Lets a disabled user in again.", mixinStandardHelpOptions = true)
    int enable(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_HELP) Path data,
            @Parameters(paramLabel = "USER", description = "The user's name or id.") String which) {
        requireStore(data);
        return with(data, users -> told("enabled ", users.enable(which)));
    }

    @Command(
            name = "passwd",
            description = "Gives a user another password. Open sessions end with their next request.",
            mixinStandardHelpOptions = true)
    int passwd(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_HELP) Path data,
            @Option(names = "--password-stdin", description = STDIN_HELP) boolean fromStdin,
            @Parameters(paramLabel = "USER", description = "The user's name or id.") String which) {
        requireStore(data);
        return with(data, users -> {
            var password = password(fromStdin);
            show(new NewUser(users.setPassword(which, password), password), fromStdin);
            return 0;
        });
    }

    private static Role role(String name) {
        try {
            return Role.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--role: there is no such role; use reviewer, revealer, auditor or admin", e);
        }
    }

    private static String password(boolean fromStdin) {
        return fromStdin ? line() : Passwords.random();
    }

    private static String line() {
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new IllegalArgumentException("--password-stdin: standard input is empty");
            }
            return line;
        } catch (IOException e) {
            throw new IllegalArgumentException("--password-stdin: standard input can't be read", e);
        }
    }

    private void show(NewUser made, boolean known) {
        out().println("user      " + made.user().name());
        out().println("user id   " + made.user().id());
        if (!known) {
            out().println("password  " + made.password());
            out().println("The password is stored as a hash only: keep it now.");
        }
    }

    private int told(String what, User user) {
        out().println(what + line(user));
        return 0;
    }

    /* Whoever looks for users in the wrong place shall not find an empty store that was made for him. */
    private static void requireStore(Path data) {
        if (!CommandStore.exists(data)) {
            throw new IllegalArgumentException(
                    "there are no users in " + data + "; name the gateway's data directory with --data");
        }
    }

    private int with(Path data, Function<Users, Integer> work) {
        try (var store = CommandStore.open(data)) {
            return work.apply(new Users(store));
        } finally {
            out().flush();
        }
    }

    private static String line(User user) {
        var roles = user.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
        var login = user.lastLogin() == null ? "never logged in" : "last login " + user.lastLogin();
        var state = user.enabled() ? "active" : "disabled " + user.disabled();
        return String.join("  ", user.id(), user.name(), roles, login, state);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
