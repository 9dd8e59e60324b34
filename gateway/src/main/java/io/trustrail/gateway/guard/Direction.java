package io.trustrail.gateway.guard;

/** Which way a text travels. */
public enum Direction {
    /** From the application to the vendor. */
    PROMPT,
    /** From the vendor to the application. */
    REPLY
}
