package io.trustrail.gateway.proxy;

import io.trustrail.gateway.dialect.Message;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.privacy.Vault;
import io.trustrail.gateway.vendor.Target;
import io.vertx.core.buffer.Buffer;

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

    /** Its body with the model's name that a target knows. */
    Buffer bodyFor(Target target) {
        return Buffer.buffer(message.toBytesWith("model", target.model()));
    }
}
