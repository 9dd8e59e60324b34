package io.trustrail.gateway.command.audit;

import io.trustrail.gateway.audit.index.FoundCall;
import io.trustrail.gateway.audit.index.Search;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trustrail audit search}. */
@Command(name = "search", description = "Finds calls in the log, the newest first.", mixinStandardHelpOptions = true)
final class AuditSearchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private OwnLog log = new OwnLog();

    @Mixin
    private Period period = new Period();

    @Option(names = "--application", defaultValue = "", description = "Name of an application.")
    private String application;

    @Option(names = "--feature", defaultValue = "", description = "Name of a feature.")
    private String feature;

    @Option(names = "--subject", defaultValue = "", description = "A subject, as leaves have it.")
    private String subject;

    @Option(names = "--vendor", defaultValue = "", description = "Name of a vendor.")
    private String vendor;

    @Option(names = "--verdict", defaultValue = "", description = "allow, flag, rewrite, hold or block.")
    private String verdict;

    @Option(names = "--category", defaultValue = "", description = "A category of findings, such as EMAIL.")
    private String category;

    @Option(names = "--outcome", defaultValue = "", description = "How calls ended, such as delivered.")
    private String outcome;

    @Option(names = "--limit", defaultValue = "50", description = "How many at most (default ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public Integer call() {
        var search = Search.between(
                        period.begin(Instant.EPOCH), period.end(Instant.parse("9999-01-01T00:00:00Z")), limit)
                .withApplication(application)
                .withFeature(feature)
                .withSubject(subject)
                .withVendor(vendor)
                .withVerdict(verdict.toUpperCase(Locale.ROOT))
                .withCategory(category)
                .withOutcome(outcome);
        var out = spec.commandLine().getOut();
        log.index().search(search).forEach(call -> out.println(line(call)));
        out.flush();
        return 0;
    }

    private static String line(FoundCall call) {
        var findings = call.findings().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
        return String.join(
                "  ",
                call.at().toString(),
                call.call(),
                call.application(),
                call.feature(),
                call.vendor().isEmpty() ? "-" : call.vendor() + "/" + call.model(),
                call.verdict().toLowerCase(Locale.ROOT),
                call.outcome().isEmpty() ? "under_way" : call.outcome(),
                findings);
    }
}
