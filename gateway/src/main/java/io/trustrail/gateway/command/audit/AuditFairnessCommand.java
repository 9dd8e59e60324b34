package io.trustrail.gateway.command.audit;

import io.trustrail.gateway.assembly.policies.Detectors;
import io.trustrail.gateway.assembly.policies.PolicyUnusable;
import io.trustrail.gateway.command.CommandStore;
import io.trustrail.gateway.fairness.audit.Audited;
import io.trustrail.gateway.fairness.audit.FairnessAudit;
import io.trustrail.gateway.fairness.audit.Pace;
import io.trustrail.gateway.fairness.figures.Limits;
import io.trustrail.gateway.fairness.kept.KeptAudits;
import io.trustrail.gateway.fairness.report.AuditJson;
import io.trustrail.gateway.fairness.report.AuditTables;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.PolicyLoader;
import io.trustrail.gateway.policy.yaml.Spelling;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.proxy.TextChecks;
import io.vertx.core.json.JsonArray;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trustrail audit fairness}. */
@Command(
        name = "fairness",
        description = {
            "Puts texts that differ only in who they are about, how they are worded or where a name comes from through"
                    + " the",
            "guards of features, as a policy has them, and tells what they make of each group. Ends with 3 if a gap is",
            "larger than its limit and surely no chance."
        },
        mixinStandardHelpOptions = true)
final class AuditFairnessCommand implements Callable<Integer> {

    /** Nothing that is rewritten here leaves: any key does. */
    private static final byte[] ANY_KEY = new byte[32];

    private static final int WARNED = 3;
    private static final int SHOWN = 6;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            defaultValue = "${env:TRUSTRAIL_POLICIES:-policies}",
            description = "Policy files (TRUSTRAIL_POLICIES, default ${DEFAULT-VALUE}).")
    private Path policies;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:TRUSTRAIL_DATA:-data}",
            description = "A gateway's data: results are kept there, for the trend, the console and the record"
                    + " (TRUSTRAIL_DATA, default ${DEFAULT-VALUE}). Without a store there, they are only printed.")
    private Path data;

    @Option(names = "--feature", paramLabel = "NAME", description = "Only this feature; can be given again.")
    private List<String> features = List.of();

    @Option(names = "--all", description = "Show every group, not only those with the largest gaps.")
    private boolean all;

    @Option(names = "--json", description = "Print JSON for machines, with every group in every language.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var book = book();
        var audit = new FairnessAudit(new TextChecks(new Operators(ANY_KEY)), Clock.systemUTC());
        var results = new ArrayList<Audited>();
        for (var feature : chosen(book)) {
            results.add(
                    audit.run(feature, book.hash(), Limits.named(book.fairness().limits()), Pace.FULL));
        }
        print(results);
        keep(results);
        return results.stream().allMatch(it -> it.warnings().isEmpty()) ? 0 : WARNED;
    }

    private PolicyBook book() {
        var loader = new PolicyLoader(Detectors.catalogue(), new Operators(ANY_KEY), Detectors.dialects());
        var loaded = loader.load(policies, System.getenv());
        return loaded.book().orElseThrow(() -> new PolicyUnusable(policies, loaded.problems()));
    }

    private List<Feature> chosen(PolicyBook book) {
        var names =
                features.isEmpty() ? book.features().keySet().stream().sorted().toList() : features;
        return names.stream()
                .map(name -> book.feature(name)
                        .orElseThrow(() -> new IllegalArgumentException("--feature: "
                                + Spelling.unknown(
                                        "feature", name, book.features().keySet()))))
                .toList();
    }

    private void print(List<Audited> results) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(new JsonArray(results.stream().map(AuditJson::write).toList()).encodePrettily());
        } else {
            var tables = new AuditTables(all ? Integer.MAX_VALUE : SHOWN);
            results.forEach(it -> out.println(tables.write(it)));
        }
        out.flush();
    }

    private void keep(List<Audited> results) {
        if (!CommandStore.exists(data)) {
            spec.commandLine().getErr().println("not kept: there is no store in " + data);
            return;
        }
        try (var store = CommandStore.open(data)) {
            var kept = new KeptAudits(store);
            results.forEach(kept::keep);
        }
    }
}
