package io.trustrail.gateway.console.trust;

import io.trustrail.gateway.trust.inventory.BlockRule;

/**
 * A rule that stops a flow, before it is applied or after.
 *
 * @param mayWrite whether the visitor can have it written here
 * @param applied whether it was written just now
 */
public record BlockView(BlockRule rule, boolean mayWrite, boolean applied) {}
