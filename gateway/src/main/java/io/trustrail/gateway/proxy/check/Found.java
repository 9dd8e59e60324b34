package io.trustrail.gateway.proxy.check;

import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Reason;

/** Something that a guard found in a text, and why it decided as it did. */
public record Found(String guard, Finding finding, Reason reason) {}
