package io.trustrail.gateway.guard;

/**
 * What stands in for a value.
 *
 * @param reversible whether the caller may get the value back in its place
 */
public record Replacement(String text, boolean reversible) {}
