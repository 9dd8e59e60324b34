package io.trustrail.gateway.detect.scan;

/** Tells how much of an unfinished text's end may still become the beginning of something without a trigger in sight. */
@FunctionalInterface
public interface Tail {

    /**
     * The position from which on the text must be held back.
     *
     * @param from nothing before it need be held back
     */
    int start(String text, int from);
}
