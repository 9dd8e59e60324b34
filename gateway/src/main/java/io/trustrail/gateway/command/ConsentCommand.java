package io.trustrail.gateway.command;

import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.trust.consent.ConsentPeople;
import io.trustrail.gateway.trust.consent.SelfService;
import io.trustrail.gateway.trust.link.SignedLinks;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trustrail consent …}. Works on a store that a gateway has open, too. */
@Command(
        name = "consent",
        description = "Lets people say themselves what they agree to.",
        mixinStandardHelpOptions = true)
public final class ConsentCommand {

    private static final String DAYS = "" + SelfService.USUAL_DAYS;

    @Spec
    private CommandSpec spec;

    @Command(
            name = "link",
            description = {
                "Prints a link to the page on which a person says what it agrees to. Whoever has it can choose for"
                        + " this",
                "person, and for nobody else, until it ends: send it to an address that you know to be theirs."
            },
            mixinStandardHelpOptions = true)
    int link(
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = "${env:TRUSTRAIL_DATA:-data}",
                            description = "The gateway's data (TRUSTRAIL_DATA, default ${DEFAULT-VALUE}).")
                    Path data,
            @Option(
                            names = "--tenant",
                            defaultValue = ApplicationKeys.DEFAULT_TENANT,
                            description = "Whose applications name the person so (default ${DEFAULT-VALUE}).")
                    String tenant,
            @Option(
                            names = "--days",
                            defaultValue = DAYS,
                            description = "How long it is good for, 1 to 90 (default ${DEFAULT-VALUE}).")
                    int days,
            @Option(
                            names = "--url",
                            paramLabel = "ADDRESS",
                            defaultValue = "",
                            description = "Where people reach the data plane, such as https://ai.example.com; without"
                                    + " it, only the path is printed.")
                    String url,
            @Parameters(paramLabel = "ID", description = "The person, as applications name it in x-trustrail-subject.")
                    String id) {
        check(days, id, url);
        if (!CommandStore.exists(data)) {
            throw new IllegalArgumentException(
                    "there is no store in " + data + "; name the gateway's data directory with --data");
        }
        try (var store = CommandStore.open(data)) {
            var clock = Clock.systemUTC();
            var seal = SubjectSeal.open(store, KeysetSource.of(data, System.getenv()), clock);
            var number = new ConsentPeople(store, seal).register(tenant, id);
            var links = new SignedLinks(seal.derivedKey(SelfService.KEY), clock);
            var out = spec.commandLine().getOut();
            out.println(url.replaceAll("/+$", "") + SelfService.path(links, number, days));
            out.flush();
        }
        return 0;
    }

    private static void check(int days, String id, String url) {
        if (days < 1 || days > SelfService.MOST_DAYS) {
            throw new IllegalArgumentException("--days: give a number from 1 to " + SelfService.MOST_DAYS);
        }
        if (!Subject.isId(id)) {
            throw new IllegalArgumentException("ID: give 1 to " + Subject.LONGEST_ID
                    + " visible ASCII characters without blanks, as in x-trustrail-subject");
        }
        if (!url.isEmpty() && !url.matches("https?://[^\\s?#]+")) {
            throw new IllegalArgumentException("--url: give an address such as https://ai.example.com");
        }
    }
}
