package io.trustrail.gateway.fairness.drift;

/**
 * How far something moved.
 *
 * @param of what: {@code verdict}, {@code category}, {@code confidence} or {@code language}
 * @param psi the population stability index
 * @param recent how many were counted lately
 * @param reference how many were counted before
 * @param most the kind that moved most, such as {@code EMAIL}
 * @param warns whether it is more than the limit, and more than chance
 */
public record Shift(String feature, String of, double psi, long recent, long reference, String most, boolean warns) {}
