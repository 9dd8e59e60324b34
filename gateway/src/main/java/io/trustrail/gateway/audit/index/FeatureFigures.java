package io.trustrail.gateway.audit.index;

/**
 * Counts of a feature's calls in a period.
 *
 * @param calls all that began in it
 * @param named those that named a person
 * @param stopped those that a guard blocked
 * @param reviewed those about whose answer a person decided in the period
 */
public record FeatureFigures(long calls, long named, long stopped, long reviewed) {}
