package io.trustrail.bench.load;

/** A bounded queue of times, without boxing. */
final class DueTimes {

    private static final int CAPACITY = 1 << 14;

    private final long[] times = new long[CAPACITY];
    private int first;
    private int size;

    /** False if it is full. */
    boolean add(long time) {
        if (size == CAPACITY) {
            return false;
        }
        times[(first + size++) % CAPACITY] = time;
        return true;
    }

    long take() {
        long time = times[first];
        first = (first + 1) % CAPACITY;
        size--;
        return time;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }
}
