package io.trustrail.gateway.limits.redis;

import io.trustrail.gateway.limits.count.Claim;
import java.util.LinkedHashMap;
import java.util.Map;

/** What Redis has yet to be told, counter by counter. */
final class Batch {

    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** Of one counter. */
    static final class Part {
        final Claim claim;
        long released;
        long used;

        Part(Claim claim) {
            this.claim = claim;
        }
    }

    void add(Claim claim, long released, long used) {
        var part = parts.computeIfAbsent(claim.counter(), name -> new Part(claim));
        part.released += released;
        part.used += used;
    }

    Map<String, Part> parts() {
        return parts;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** What was held is told anew, without what has ended since: nothing is left to be released. */
    void forgetReleases() {
        parts.values().forEach(part -> part.released = 0);
        parts.values().removeIf(part -> part.used == 0);
    }

    /** What was used of a counter. */
    long used(String counter) {
        var part = parts.get(counter);
        return part == null ? 0 : part.used;
    }
}
