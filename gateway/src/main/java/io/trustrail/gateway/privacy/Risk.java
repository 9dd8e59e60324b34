package io.trustrail.gateway.privacy;

/** How much harm a category of personal data can do in the wrong hands. */
public enum Risk {
    LOW,
    MEDIUM,
    HIGH
}
