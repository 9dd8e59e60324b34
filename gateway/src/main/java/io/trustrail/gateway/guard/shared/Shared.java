package io.trustrail.gateway.guard.shared;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What guards of one policy and of the next have in common, such as a model: made once, and kept as long as somebody refers
 * to it. Thread-safe.
 */
public final class Shared<K, V> {

    private final Map<K, WeakReference<V>> values = new ConcurrentHashMap<>();

    /** What was made for an equal key, if it is still in use; else what is made now. */
    public synchronized V get(K key, Supplier<? extends V> maker) {
        values.values().removeIf(known -> known.refersTo(null));
        var known = values.get(key);
        var value = known == null ? null : known.get();
        if (value == null) {
            value = maker.get();
            values.put(key, new WeakReference<>(value));
        }
        return value;
    }
}
