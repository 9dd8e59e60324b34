package io.trustrail.gateway.policy;

/**
 * One model at one vendor, as a feature names it.
 *
 * @param weight its share among the feature's weighted targets, 0 for a target that is only a fallback
 */
public record TargetSpec(String vendor, String model, int weight) {}
