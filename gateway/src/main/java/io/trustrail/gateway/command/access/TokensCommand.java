package io.trustrail.gateway.command.access;

import io.trustrail.gateway.access.tokens.ApiToken;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.command.CommandStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trustrail tokens …}. Works on a store that a gateway has open, too. */
@Command(
        name = "tokens",
        description = "Makes, lists and revokes tokens for the admin API.",
        mixinStandardHelpOptions = true)
public final class TokensCommand {

    private static final String DATA = "${env:TRUSTRAIL_DATA:-data}";
    private static final String DATA_HELP = "The gateway's data (TRUSTRAIL_DATA, default ${DEFAULT-VALUE}).";

    @Spec
    private CommandSpec spec;

    @Command(name = "create", description = "Makes a token and shows it this once.", mixinStandardHelpOptions = true)
    int create(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_HELP) Path data,
            @Option(
                            names = "--name",
                            required = true,
                            description = "Who holds it: a user's name, or a program's. Records say so.")
                    String name,
            @Option(
                            names = "--scopes",
                            required = true,
                            split = ",",
                            paramLabel = "SCOPE",
                            description = "What it may do, such as reviews:read,reviews:decide.")
                    Set<String> scopes) {
        var granted = scopes.stream().map(TokensCommand::scope).collect(Collectors.toSet());
        return with(data, tokens -> {
            var made = tokens.create(name, granted);
            out().println("token     " + made.token());
            out().println("token id  " + made.info().id() + "  (to revoke it)");
            out().println("The token is stored as a hash only: keep it now.");
            return 0;
        });
    }

    @Command(
            name = "list",
            description = "Lists all tokens, by their last four characters.",
            mixinStandardHelpOptions = true)
    int list(@Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_HELP) Path data) {
        requireStore(data);
        return with(data, tokens -> {
            tokens.list().forEach(token -> out().println(line(token)));
            return 0;
        });
    }

    @Command(
            name = "revoke",
            description = "Revokes a token. A running gateway refuses it within seconds.",
            mixinStandardHelpOptions = true)
    int revoke(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_HELP) Path data,
            @Parameters(paramLabel = "TOKEN_ID", description = "Its id.") String which) {
        requireStore(data);
        return with(data, tokens -> {
            out().println("revoked " + line(tokens.revoke(which)));
            return 0;
        });
    }

    private static Scope scope(String word) {
        try {
            return Scope.of(word.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--scopes: " + e.getMessage(), e);
        }
    }

    /* Whoever looks for tokens in the wrong place shall not find an empty store that was made for him. */
    private static void requireStore(Path data) {
        if (!CommandStore.exists(data)) {
            throw new IllegalArgumentException(
                    "there are no tokens in " + data + "; name the gateway's data directory with --data");
        }
    }

    private int with(Path data, Function<Tokens, Integer> work) {
        try (var store = CommandStore.open(data)) {
            return work.apply(new Tokens(store, Clock.systemUTC()));
        } finally {
            out().flush();
        }
    }

    private static String line(ApiToken token) {
        var scopes = token.scopes().stream().map(Scope::word).collect(Collectors.joining(","));
        var state = token.active() ? "active" : "revoked " + token.revoked();
        return String.join("  ", token.id(), "…" + token.last4(), token.name(), scopes, state);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
