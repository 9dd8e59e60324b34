package io.trustrail.gateway.vendor.resilience;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An order to try things in: first those with a weight, drawn one after the other with a chance in proportion to it, then
 * those without in the order they were added. Used by one call only.
 *
 * @param <T> what is drawn
 */
public final class WeightedDraw<T> {

    private final List<T> items = new ArrayList<>(4);
    private final List<Integer> weights = new ArrayList<>(4);
    private long total;

    /**
     * Adds a thing.
     *
     * @param weight its share, 0 to come only after everything that has one
     */
    public void add(T item, int weight) {
        items.add(item);
        weights.add(weight);
        total += weight;
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** Takes out the next thing; there must be one. */
    public T next(RandomGenerator random) {
        int index = total == 0 || items.size() == 1 ? 0 : indexOf(random.nextLong(total));
        total -= weights.remove(index);
        return items.remove(index);
    }

    private int indexOf(long ticket) {
        long passed = 0;
        int index = 0;
        while (true) {
            passed += weights.get(index);
            if (ticket < passed) {
                return index;
            }
            index++;
        }
    }
}
