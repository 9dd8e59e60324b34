package io.trustrail.gateway.detect.pii.code;

/** Tells whether characters of the right shape can be a number of a scheme: check digits, dates, prefixes. Pure. */
@FunctionalInterface
public interface Check {

    /** The shape is all that is known. */
    Check NONE = code -> true;

    boolean holds(Code code);
}
