package io.trustrail.gateway.proxy.prompt;

import io.trustrail.gateway.dialect.Message;
import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.privacy.Vault;
import io.trustrail.gateway.proxy.Calls;
import io.trustrail.gateway.proxy.call.Call;
import java.util.Set;

/** Requests as the gate lets them through, for tests of what comes after it. */
public final class GuardedRequests {

    private GuardedRequests() {}

    /** Of a prompt without personal data, with a vault that knows some anyway. */
    public static GuardedRequest of(Call call, Feature feature, GuardChain chain, Message message, Vault vault) {
        return new GuardedRequest(
                new Understood(call, feature, Calls.facts(call.dialect()), message, 0),
                chain.answering(PromptGate.prompt(message)),
                new PromptGate.Passed(vault, Set.of()),
                Asked.NOTHING);
    }
}
