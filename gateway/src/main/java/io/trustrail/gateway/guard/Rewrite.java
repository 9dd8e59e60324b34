package io.trustrail.gateway.guard;

/** Makes what stands in for a found value. Pure: the same arguments give the same replacement. */
@FunctionalInterface
public interface Rewrite {

    Replacement rewrite(String category, String value);

    /**
     * The replacement of a value that is another form of a value.
     *
     * @param identity such as the full name that a surname belongs to; the value itself if it stands for itself
     */
    default Replacement rewrite(String category, String value, String identity) {
        return rewrite(category, value);
    }
}
