package io.trustrail.gateway.assembly.policies;

import io.trustrail.gateway.policy.yaml.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The gateway can't start with these policy files. Its message lists every problem. */
public final class PolicyUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PolicyUnusable(Path directory, List<Problem> problems) {
        super(
                "the policy in " + directory + " can't be used:\n"
                        + problems.stream().map(Problem::toString).collect(Collectors.joining("\n")),
                null,
                false,
                false);
    }
}
