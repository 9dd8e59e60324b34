package io.trustrail.gateway.vendor;

import org.jspecify.annotations.Nullable;

/**
 * Lets whoever waits for a vendor's reply give up, also before there is a {@link VendorReply} to cancel. One instance
 * serves one call. Thread-safe.
 */
public final class Cancellation {

    private boolean cancelled;
    private @Nullable Runnable action;

    /** Ends the call that this was given to; the second time, nothing happens. */
    public void cancel() {
        Runnable stop;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            stop = action;
        }
        if (stop != null) {
            stop.run();
        }
    }

    /** Runs the action on {@link #cancel}, or now if that has happened. */
    void onCancel(Runnable stop) {
        synchronized (this) {
            if (!cancelled) {
                action = stop;
                return;
            }
        }
        stop.run();
    }
}
