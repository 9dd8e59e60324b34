package io.trustrail.training.names;

import java.util.Arrays;

/** Numbers 64-bit keys in the order of their first appearance. */
final class Ids {

    private long[] keys = new long[1 << 20];
    private int[] ids = new int[1 << 20];
    private int size;

    Ids() {
        Arrays.fill(ids, -1);
    }

    int size() {
        return size;
    }

    /** A key's number, or -1. */
    int find(long key) {
        return ids[slot(key)];
    }

    int findOrAdd(long key) {
        int slot = slot(key);
        if (ids[slot] < 0) {
            if (size * 2 > keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            ids[slot] = size++;
        }
        return ids[slot];
    }

    /** The keys by number. */
    long[] keys() {
        var all = new long[size];
        for (int slot = 0; slot < keys.length; slot++) {
            if (ids[slot] >= 0) {
                all[ids[slot]] = keys[slot];
            }
        }
        return all;
    }

    private int slot(long key) {
        int slot = (int) (key >>> 20) & (keys.length - 1);
        while (ids[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        var oldKeys = keys;
        var oldIds = ids;
        keys = new long[oldKeys.length * 2];
        ids = new int[oldIds.length * 2];
        Arrays.fill(ids, -1);
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldIds[old] >= 0) {
                int slot = slot(oldKeys[old]);
                keys[slot] = oldKeys[old];
                ids[slot] = oldIds[old];
            }
        }
    }
}
