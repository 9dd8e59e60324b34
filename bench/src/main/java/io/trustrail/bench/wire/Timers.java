package io.trustrail.bench.wire;

import java.util.Arrays;

/** A binary heap of timers, the earliest on top. */
final class Timers {

    static final int UNSET = -1;
    private static final int FIRST_CAPACITY = 64;

    private Timer[] heap = new Timer[FIRST_CAPACITY];
    private int size;

    void set(Timer timer, long at) {
        cancel(timer);
        timer.at = at;
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        up(size++, timer);
    }

    void cancel(Timer timer) {
        if (timer.slot == UNSET) {
            return;
        }
        int hole = timer.slot;
        timer.slot = UNSET;
        var last = heap[--size];
        if (last != timer) {
            up(hole, last);
            down(last.slot, last);
        }
    }

    /** The time of the earliest timer, {@link Long#MAX_VALUE} if none is set. */
    long next() {
        return size == 0 ? Long.MAX_VALUE : heap[0].at;
    }

    void fireUntil(long now) {
        while (size > 0 && heap[0].at <= now) {
            var due = heap[0];
            cancel(due);
            due.fire();
        }
    }

    private void up(int from, Timer timer) {
        int slot = from;
        while (slot > 0 && heap[(slot - 1) / 2].at > timer.at) {
            place(slot, heap[(slot - 1) / 2]);
            slot = (slot - 1) / 2;
        }
        place(slot, timer);
    }

    private void down(int from, Timer timer) {
        int slot = from;
        for (int child = 2 * slot + 1; child < size; child = 2 * slot + 1) {
            if (child + 1 < size && heap[child + 1].at < heap[child].at) {
                child++;
            }
            if (heap[child].at >= timer.at) {
                break;
            }
            place(slot, heap[child]);
            slot = child;
        }
        place(slot, timer);
    }

    private void place(int slot, Timer timer) {
        heap[slot] = timer;
        timer.slot = slot;
    }
}
