package io.trustrail.gateway.proxy;

import io.trustrail.gateway.dialect.Message;
import io.trustrail.gateway.dialect.Splice;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.privacy.Vault;
import io.trustrail.gateway.vendor.Target;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Optional;

/**
 * A request that went through its feature's guards: the only thing that a vendor gets to see. Only {@link PromptGate}
 * makes one.
 */
final class GuardedRequest {

    private final Call call;
    private final Feature feature;
    private final CallFacts facts;
    private final Message message;
    private final Vault vault;
    private boolean asksUsage;

    GuardedRequest(Call call, Feature feature, CallFacts facts, Message message, Vault vault) {
        this.call = call;
        this.feature = feature;
        this.facts = facts;
        this.message = message;
        this.vault = vault;
    }

    Call call() {
        return call;
    }

    Feature feature() {
        return feature;
    }

    CallFacts facts() {
        return facts;
    }

    Vault vault() {
        return vault;
    }

    Message message() {
        return message;
    }

    /** Its body as a target gets it: with the model's name that the target knows, and asked for token counts. */
    Buffer bodyFor(Target target) {
        var splices = new ArrayList<Splice>(2);
        message.fact("model").ifPresent(fact -> splices.add(Message.string(fact, target.model())));
        var usage = target.vendor().streamUsage() ? call.dialect().askUsage(message) : Optional.<Splice>empty();
        usage.ifPresent(splices::add);
        asksUsage = usage.isPresent();
        return Buffer.buffer(message.toBytesWith(splices));
    }

    /** Whether token counts were asked for that the client did not ask for. */
    boolean asksUsage() {
        return asksUsage;
    }
}
