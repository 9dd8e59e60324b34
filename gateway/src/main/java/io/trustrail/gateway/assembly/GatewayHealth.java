package io.trustrail.gateway.assembly;

import io.trustrail.gateway.metrics.Health;
import io.trustrail.gateway.proxy.Recorder;
import java.util.function.BooleanSupplier;

/** What a gateway says of itself at {@code /healthz} and {@code /readyz}. */
final class GatewayHealth {

    private GatewayHealth() {}

    static Health of(Ground ground, Recorder recorder, BooleanSupplier draining) {
        var policy = ground.policy();
        var journal = ground.journal();
        return new Health()
                .check("journal", () -> journal.state().healthy())
                .check("models", () -> ground.models().areWarm())
                .check("accepting", () -> !draining.getAsBoolean())
                .fact("policyHash", () -> policy.current().hash())
                .fact("policyLoadedAt", () -> policy.loadedAt().toString())
                .fact("policyUpToDate", () -> policy.lastProblems().stream().noneMatch(problem -> problem.isError()))
                .fact("policyProblems", () -> policy.lastProblems().size())
                .fact("journalProblem", () -> journal.state().problem())
                .fact("logProblem", () -> ground.log().state().problem())
                .fact("logSize", () -> ground.log().state().size())
                .fact("callsUnderWay", recorder::underWay)
                .fact("callsCrashedBeforeStart", () -> journal.unclosed().size());
    }
}
