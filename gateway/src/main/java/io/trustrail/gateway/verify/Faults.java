package io.trustrail.gateway.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects faults: the first hundred, and the number of all. */
final class Faults {

    private static final int KEPT = 100;

    private final List<Fault> first = new ArrayList<>();
    private long count;

    void add(long index, String call, String what) {
        count++;
        if (first.size() < KEPT) {
            first.add(new Fault(index, call, what));
        }
    }

    void whole(String what) {
        count++;
        first.add(new Fault(Fault.WHOLE, "", what));
    }

    long count() {
        return count;
    }

    List<Fault> sorted() {
        return first.stream()
                .sorted(Comparator.comparingLong(fault -> fault.index() < 0 ? Long.MAX_VALUE : fault.index()))
                .toList();
    }
}
