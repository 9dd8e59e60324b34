package io.trustrail.gateway.policy.spend;

/** What a limit counts. */
public enum Measure {
    /** What calls cost, in 10<sup>-9</sup> of a currency. */
    MONEY,
    /** Input and output tokens together, as vendors count them. */
    TOKENS,
    /** Calls that a vendor got. */
    CALLS,
    /** Calls under way at the same time. */
    AT_ONCE
}
