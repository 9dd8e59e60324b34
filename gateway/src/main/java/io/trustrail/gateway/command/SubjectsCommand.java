package io.trustrail.gateway.command;

import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.assembly.Keepsakes;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.subjects.Erasures;
import io.trustrail.gateway.subjects.Receipt;
import io.trustrail.gateway.subjects.SubjectExport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trustrail subjects …}. Works on a store that a gateway has open, too. */
@Command(
        name = "subjects",
        description = "Exports and erases what is kept about a person.",
        mixinStandardHelpOptions = true)
public final class SubjectsCommand {

    private static final String DATA = "${env:TRUSTRAIL_DATA:-data}";
    private static final String DATA_HELP = "The gateway's data (TRUSTRAIL_DATA, default ${DEFAULT-VALUE}).";
    private static final String TENANT_HELP = "Whose applications name the person so (default ${DEFAULT-VALUE}).";
    private static final String ID_HELP = "The person, as applications name it in x-trustrail-subject.";

    @Spec
    private CommandSpec spec;

    @Command(
            name = "erase",
            description = "Destroys a person's key and removes all that is kept. There is no way back.",
            mixinStandardHelpOptions = true)
    int erase(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_HELP) Path data,
            @Option(names = "--tenant", defaultValue = ApplicationKeys.DEFAULT_TENANT, description = TENANT_HELP)
                    String tenant,
            @Parameters(paramLabel = "ID", description = ID_HELP) String id) {
        try (var store = open(data)) {
            var seal = seal(store, data);
            var erasures = new Erasures(store, seal, Keepsakes.rooms(store, seal), Clock.systemUTC());
            var receipt = erasures.erase(Subject.person(tenant, id)).orElseThrow(SubjectsCommand::unknown);
            boolean scrubbed = erasures.scrub();
            print(receipt, scrubbed);
            return 0;
        }
    }

    private void print(Receipt receipt, boolean scrubbed) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("erased " + receipt.number() + ", erasure " + receipt.id());
        receipt.removed().forEach((room, count) -> out.println("removed  " + count + " of " + room));
        out.println(
                scrubbed
                        ? "No traces are left in the store's files."
                        : "Another process reads the store: the gateway will rid its files of traces.");
        out.println("The gateway writes the record of it within a minute, or when it starts.");
        out.flush();
    }

    @Command(
            name = "export",
            description = "Prints all that is kept about a person, as JSON.",
            mixinStandardHelpOptions = true)
    int export(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_HELP) Path data,
            @Option(names = "--tenant", defaultValue = ApplicationKeys.DEFAULT_TENANT, description = TENANT_HELP)
                    String tenant,
            @Parameters(paramLabel = "ID", description = ID_HELP) String id)
            throws IOException {
        try (var store = open(data)) {
            var seal = seal(store, data);
            var export = new SubjectExport(seal, Keepsakes.rooms(store, seal), data, Clock.systemUTC());
            var json = export.of(tenant, id).orElseThrow(SubjectsCommand::unknown);
            PrintWriter out = spec.commandLine().getOut();
            out.println(json.encodePrettily());
            out.flush();
            return 0;
        }
    }

    private static Store open(Path data) {
        if (!CommandStore.exists(data)) {
            throw new IllegalArgumentException(
                    "there is no store in " + data + "; name the gateway's data directory with --data");
        }
        return CommandStore.open(data);
    }

    private static SubjectSeal seal(Store store, Path data) {
        return SubjectSeal.open(store, KeysetSource.of(data, System.getenv()), Clock.systemUTC());
    }

    private static IllegalArgumentException unknown() {
        return new IllegalArgumentException(
                "nothing is kept about this subject; if the applications of another tenant know it, name that with"
                        + " --tenant");
    }
}
