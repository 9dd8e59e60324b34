package io.trustrail.gateway.proxy.prompt;

import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.dialect.MalformedMessage;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.cases.RequestRunner;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.proxy.call.Ledger;
import io.trustrail.gateway.proxy.call.Refused;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletionException;

/** Tries a request at the gate that calls go through, and calls nobody: for the cases of a policy. */
public final class PromptTrial implements RequestRunner {

    private final PromptGate gate;

    public PromptTrial(Operators operators) {
        this.gate = new PromptGate(operators);
    }

    @Override
    public Outcome run(Feature feature, String dialectId, Buffer json) {
        var dialect = Dialects.byId(dialectId)
                .orElseThrow(() -> new IllegalArgumentException("there is no dialect " + dialectId));
        try {
            var message = dialect.prompt(json.getBytes());
            var facts = new CallFacts(
                    "policy-cases",
                    "policy-cases",
                    feature.name(),
                    feature.level().rung(),
                    dialectId,
                    dialect.wantsStream(message),
                    "");
            var tally = new Ledger.Tally();
            gate.guard(feature, facts, message, tally)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new Outcome(tally.verdict(), Buffer.buffer(message.toBytes()));
        } catch (MalformedMessage | Refused | CompletionException e) {
            return new Outcome(Action.BLOCK, Buffer.buffer());
        }
    }
}
