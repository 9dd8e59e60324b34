package io.trustrail.gateway.proxy.prompt;

import io.trustrail.gateway.dialect.Message;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.proxy.call.Call;
import org.jspecify.annotations.Nullable;

/**
 * A request whose feature is known and whose texts were found, before any guard read them.
 *
 * @param bytes how long its body is
 * @param consent asks whether the person's consent still stands; {@code null} if the call names nobody
 */
public record Understood(
        Call call,
        Feature feature,
        CallFacts facts,
        Message message,
        int bytes,
        @Nullable ConsentGuard consent) {

    /** A request of which nobody asked whom it is about. */
    public Understood(Call call, Feature feature, CallFacts facts, Message message, int bytes) {
        this(call, feature, facts, message, bytes, null);
    }

    /** What reads the reply: the feature's guards, and whoever asks for the person's consent. */
    GuardChain replyGuards() {
        return consent == null ? feature.replyGuards() : feature.replyGuards().with(consent);
    }
}
