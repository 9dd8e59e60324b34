package io.trustrail.training.names;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Values to fill templates with, by language and kind. */
final class Pools {

    /** Names of which this is the remainder are never used for training when some are held out. */
    private static final int HELD_OUT_OF = 4;

    private final Map<String, List<String>> pools = new HashMap<>();

    void add(String language, String kind, Collection<String> values) {
        pools.computeIfAbsent(language + " " + kind, key -> new ArrayList<>()).addAll(values);
    }

    /** Adds the values that are labelled in synthetic documents. */
    void harvest(List<Document> documents) {
        var found = new HashMap<String, Set<String>>();
        for (var document : documents) {
            if (document.isSynthetic()) {
                for (var span : document.spans()) {
                    found.computeIfAbsent(document.language() + " " + span.type(), key -> new TreeSet<>())
                            .add(document.value(span));
                }
            }
        }
        found.forEach((key, values) ->
                pools.computeIfAbsent(key, other -> new ArrayList<>()).addAll(values));
    }

    boolean has(String language, String kind) {
        return pools.containsKey(language + " " + kind);
    }

    String any(String language, String kind, Random random) {
        var pool = pools.get(language + " " + kind);
        return pool == null || pool.isEmpty() ? "" : pool.get(random.nextInt(pool.size()));
    }

    /** Only the values that are held out, or only the others. */
    Pools part(boolean heldOut) {
        var part = new Pools();
        pools.forEach((key, values) -> part.pools.put(
                key,
                values.stream().filter(value -> isHeldOut(value) == heldOut).toList()));
        return part;
    }

    static boolean isHeldOut(String value) {
        return Math.floorMod((value.hashCode() * 0x9E3779B1) >>> 8, HELD_OUT_OF) == 0;
    }
}
