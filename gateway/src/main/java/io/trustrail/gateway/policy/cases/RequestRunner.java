package io.trustrail.gateway.policy.cases;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.policy.Feature;
import io.vertx.core.buffer.Buffer;

/** Puts a whole request through the gate that guards prompts, without calling a vendor. */
@FunctionalInterface
public interface RequestRunner {

    /**
     * Runs one request.
     *
     * @param dialect the wire format's id
     * @param json the request as an application would send it
     */
    Outcome run(Feature feature, String dialect, Buffer json);

    /**
     * What became of a request.
     *
     * @param body what would go to the vendor; empty if nothing would
     */
    record Outcome(Action action, Buffer body) {}
}
