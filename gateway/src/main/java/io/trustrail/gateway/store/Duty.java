package io.trustrail.gateway.store;

/** A turn at something that one gateway at a time does. It ends when it is closed, or with the process. */
@FunctionalInterface
public interface Duty extends AutoCloseable {

    /** Keeps it for another half minute, for work that takes longer. False if it is lost. Blocks. */
    default boolean renew() {
        return true;
    }

    /** Lets others have it. Blocks. */
    @Override
    void close();
}
