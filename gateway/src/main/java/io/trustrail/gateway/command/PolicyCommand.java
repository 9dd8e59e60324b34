package io.trustrail.gateway.command;

import io.trustrail.gateway.assembly.policies.Detectors;
import io.trustrail.gateway.policy.PolicyCheck;
import io.trustrail.gateway.policy.PolicyLoader;
import io.trustrail.gateway.policy.cases.PolicyCases;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.proxy.prompt.PromptTrial;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code trustrail policy …}. */
@Command(name = "policy", description = "Checks and tests policies without serving.", mixinStandardHelpOptions = true)
public final class PolicyCommand {

    /** Checking needs no secret: any key tells the same problems. */
    private static final byte[] ANY_KEY = new byte[32];

    private static final String POLICIES = "${env:TRUSTRAIL_POLICIES:-policies}";
    private static final String POLICIES_HELP = "Policy files (TRUSTRAIL_POLICIES, default ${DEFAULT-VALUE}).";

    @Command(
            name = "check",
            description = "Tells everything that is wrong with policy files, with file, line and field.",
            mixinStandardHelpOptions = true)
    int check(
            @Option(names = "--policies", paramLabel = "DIR", defaultValue = POLICIES, description = POLICIES_HELP)
                    Path policies) {
        var loader = new PolicyLoader(Detectors.catalogue(), new Operators(ANY_KEY), Detectors.dialects());
        return new PolicyCheck(loader).run(policies, System.getenv(), standardOut());
    }

    @Command(
            name = "test",
            description = "Runs the cases below cases/ and tells which don't come out as expected.",
            mixinStandardHelpOptions = true)
    int test(
            @Option(names = "--policies", paramLabel = "DIR", defaultValue = POLICIES, description = POLICIES_HELP)
                    Path policies) {
        var trial = new PromptTrial(new Operators(ANY_KEY));
        return new PolicyCases(Detectors.catalogue(), Detectors.dialects(), trial)
                .run(policies, System.getenv(), standardOut());
    }

    private static PrintStream standardOut() {
        return System.out;
    }
}
