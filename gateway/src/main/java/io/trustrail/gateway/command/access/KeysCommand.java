package io.trustrail.gateway.command.access;

import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.access.KeyInfo;
import io.trustrail.gateway.command.CommandStore;
import io.trustrail.gateway.policy.PolicyLoader;
import io.trustrail.gateway.policy.yaml.Spelling;
import io.trustrail.gateway.seal.Rewrap;
import io.trustrail.gateway.seal.master.KeysetFile;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.seal.master.MasterKeys;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trustrail keys …}. Works on a store that a gateway has open, too. */
@Command(
        name = "keys",
        description = "Makes, lists and revokes the keys of applications, and rotates the master keyset.",
        mixinStandardHelpOptions = true)
public final class KeysCommand {

    private static final String DATA = "${env:TRUSTRAIL_DATA:-data}";
    private static final String DATA_HELP = "The gateway's data (TRUSTRAIL_DATA, default ${DEFAULT-VALUE}).";

    private static final String OUT_HELP = "Where the new keyset goes, if it comes from the environment or a command.";

    private static final String POLICIES = "${env:TRUSTRAIL_POLICIES:-policies}";
    private static final String POLICIES_HELP =
            "Policy files, to check the names of features with (TRUSTRAIL_POLICIES, default ${DEFAULT-VALUE}).";

    @Spec
    private CommandSpec spec;

    @Command(name = "create", description = "Makes a key and shows it this once.", mixinStandardHelpOptions = true)
    int create(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_HELP) Path data,
            @Option(names = "--name", required = true, description = "The application's name.") String name,
            @Option(
                            names = "--tenant",
                            defaultValue = ApplicationKeys.DEFAULT_TENANT,
                            description = "Whose pseudonyms it shares (default ${DEFAULT-VALUE}).")
                    String tenant,
            @Option(names = "--feature", description = "A feature that it may call; all, if none is given.")
                    Set<String> features,
            @Option(names = "--policies", paramLabel = "DIR", defaultValue = POLICIES, description = POLICIES_HELP)
                    Path policies,
            @Option(names = "--requests-per-minute", defaultValue = "0", description = "Its limit, 0 for none.")
                    int requestsPerMinute) {
        var callable = features == null ? Set.<String>of() : features;
        requireFeatures(callable, policies);
        return with(data, keys -> {
            var made = keys.create(name, tenant, callable, requestsPerMinute);
            out().println("key     " + made.key());
            out().println("key id  " + made.info().id() + "  (to revoke it)");
            out().println("The key is stored as a hash only: keep it now.");
            return 0;
        });
    }

    @Command(
            name = "list",
            description = "Lists all keys, by their last four characters.",
            mixinStandardHelpOptions = true)
    int list(@Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_HELP) Path data) {
        requireStore(data);
        return with(data, keys -> {
            keys.list().forEach(key -> out().println(line(key)));
            return 0;
        });
    }

    @Command(
            name = "revoke",
            description = "Revokes a key. A running gateway refuses it within seconds.",
            mixinStandardHelpOptions = true)
    int revoke(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_HELP) Path data,
            @Parameters(paramLabel = "KEY_ID", description = "Its id, or the last four characters of the key.")
                    String which) {
        requireStore(data);
        return with(data, keys -> {
            out().println("revoked " + line(keys.revoke(which)));
            return 0;
        });
    }

    /* A key for a feature with a slip in its name would open nothing. */
    private void requireFeatures(Set<String> wanted, Path policies) {
        var known = PolicyLoader.featureNames(policies);
        for (var feature : wanted) {
            if (known.isEmpty()) {
                err().println("trustrail: there are no policies in " + policies + ", so nobody knows whether there is a"
                        + " feature " + feature + "; name their directory with --policies to have that checked");
            } else if (!known.contains(feature)) {
                throw new IllegalArgumentException("--feature: " + Spelling.unknown("feature", feature, known));
            }
        }
        err().flush();
    }

    @Command(
            name = "rotate-master",
            description = "Adds a new primary key to the master keyset. The old ones stay, for what they wrapped.",
            mixinStandardHelpOptions = true)
    int rotateMaster(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_HELP) Path data,
            @Option(names = "--out", paramLabel = "FILE", description = OUT_HELP) @Nullable Path out) {
        var source = KeysetSource.of(data, System.getenv());
        var keys = MasterKeys.rotate(source, rotationTarget(source, out));
        out().println("The master keyset has " + keys + " keys now; the new one is the primary.");
        out().println(
                        out == null
                                ? "A running gateway uses it from its next start. Back the file up."
                                : "Put " + out + " into your secret store, and delete the file.");
        out().flush();
        return 0;
    }

    @Command(
            name = "rewrap",
            description = {
                "Wraps the keys in the store by the newest master key, so that older ones can be retired. Works while",
                "gateways run; if it is interrupted, run it again."
            },
            mixinStandardHelpOptions = true)
    int rewrap(@Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_HELP) Path data) {
        requireStore(data);
        try (var store = CommandStore.open(data)) {
            long count =
                    Rewrap.of(store, KeysetSource.of(data, System.getenv())).run();
            out().println(count + " keys are wrapped anew.");
            return 0;
        } finally {
            out().flush();
        }
    }

    @Command(
            name = "retire-master",
            description = {
                "Takes all but the newest key out of the master keyset, if the store needs them no more. A gateway"
                        + " that",
                "runs since before the last rotation still wraps with an older key: restart all of them, then rewrap."
            },
            mixinStandardHelpOptions = true)
    int retireMaster(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_HELP) Path data,
            @Option(
                            names = "--gateways-restarted",
                            required = true,
                            description = "Says that all gateways were restarted since the last rotation.")
                    boolean restarted,
            @Option(names = "--out", paramLabel = "FILE", description = OUT_HELP) @Nullable Path out) {
        requireStore(data);
        if (!restarted) {
            throw new IllegalArgumentException("restart all gateways first, then give --gateways-restarted");
        }
        var source = KeysetSource.of(data, System.getenv());
        requireRewrapped(data, source);
        var retired = MasterKeys.retire(source, rotationTarget(source, out));
        out().println(retired + " older keys are out of the master keyset.");
        out().println("Backups of the store from before the rewrapping need the keyset from then.");
        out().flush();
        return 0;
    }

    private static void requireRewrapped(Path data, KeysetSource source) {
        try (var store = CommandStore.open(data)) {
            long outstanding = Rewrap.of(store, source).outstanding();
            if (outstanding > 0) {
                throw new IllegalArgumentException(outstanding
                        + " keys in the store are wrapped by older master keys; run trustrail keys rewrap first");
            }
        }
    }

    private static KeysetFile rotationTarget(KeysetSource source, @Nullable Path out) {
        if (out != null) {
            return new KeysetFile(out);
        }
        if (source instanceof KeysetFile file) {
            return file;
        }
        throw new IllegalArgumentException(
                "the master keyset is " + source.name() + ", which can't be written from here; name a file with --out");
    }

    /* Whoever looks for keys in the wrong place shall not find an empty store that was made for him. */
    private static void requireStore(Path data) {
        if (!CommandStore.exists(data)) {
            throw new IllegalArgumentException(
                    "there are no keys in " + data + "; name the gateway's data directory with --data");
        }
    }

    private int with(Path data, Function<ApplicationKeys, Integer> work) {
        try (var store = CommandStore.open(data)) {
            return work.apply(new ApplicationKeys(store));
        } finally {
            out().flush();
        }
    }

    private static String line(KeyInfo key) {
        var features = key.features().isEmpty() ? "all features" : String.join(",", key.features());
        var limit = key.requestsPerMinute() == 0 ? "no limit" : key.requestsPerMinute() + "/min";
        var state = key.active() ? "active" : "revoked " + key.revoked();
        return String.join("  ", key.id(), "…" + key.last4(), key.name(), key.tenant(), features, limit, state);
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
