package io.trustrail.gateway.proxy;

import io.trustrail.gateway.dialect.Message;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.policy.Feature;

/**
 * A request whose feature is known and whose texts were found, before any guard read them.
 *
 * @param bytes how long its body is
 */
record Understood(Call call, Feature feature, CallFacts facts, Message message, int bytes) {}
