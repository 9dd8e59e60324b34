package io.trustrail.gateway.guard;

/** Makes what stands in for a found value. Pure: the same category and value give the same replacement. */
@FunctionalInterface
public interface Rewrite {

    Replacement rewrite(String category, String value);
}
