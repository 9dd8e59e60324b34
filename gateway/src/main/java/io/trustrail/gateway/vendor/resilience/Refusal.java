package io.trustrail.gateway.vendor.resilience;

/** Why a {@link Gate} lets nobody through. */
public enum Refusal {
    BREAKER_OPEN,
    BULKHEAD_FULL,
    RATE_LIMITED
}
