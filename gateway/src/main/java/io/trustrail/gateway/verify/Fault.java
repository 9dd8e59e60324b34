package io.trustrail.gateway.verify;

/**
 * Something in a log that must not be.
 *
 * @param index of the entry, or -1 if it is about the log as a whole
 * @param call id of the call that the entry is about, or empty
 * @param what a sentence
 */
public record Fault(long index, String call, String what) {

    /** About the log as a whole. */
    public static final long WHOLE = -1;

    @Override
    public String toString() {
        var entry = index == WHOLE ? "" : "entry " + index + ": ";
        return entry + (call.isEmpty() ? "" : call + ": ") + what;
    }
}
