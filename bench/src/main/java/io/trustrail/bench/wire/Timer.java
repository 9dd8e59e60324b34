package io.trustrail.bench.wire;

/** Something to do at a point in time. It belongs to one loop and may be set again after it fired. */
public abstract class Timer {

    long at;
    int slot = Timers.UNSET;

    /** The time that this timer was set to, in the unit and origin of {@link System#nanoTime}. */
    public final long at() {
        return at;
    }

    /** Called by the loop, never before the time set; the loop may be late. */
    protected abstract void fire();
}
