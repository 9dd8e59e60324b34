package io.trustrail.gateway.subjects;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an erasure did. Names nobody.
 *
 * @param id of the erasure, {@code era_…}
 * @param number that stood for the person in records; nothing connects them any more
 * @param at when the key was destroyed and the data removed
 * @param removed number of entries, by room
 * @param scrubbed whether the files hold no traces any more
 * @param recorded whether the record has it
 */
public record Receipt(
        String id, String number, Instant at, Map<String, Long> removed, boolean scrubbed, boolean recorded) {

    /** The kind of the record's event. */
    public static final String KIND = "subject.erased";

    public Receipt {
        removed = Collections.unmodifiableMap(new LinkedHashMap<>(removed));
    }

    Receipt finished() {
        return new Receipt(id, number, at, removed, true, true);
    }

    /** What the record tells. */
    Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("erasure", id);
        facts.put("subject", number);
        facts.put("erasedAt", at.toString());
        facts.put("key", "destroyed");
        removed.forEach((room, count) -> facts.put("removed." + room, count.toString()));
        return facts;
    }

    /** For people and programs. */
    public JsonObject json() {
        var counts = new JsonObject();
        removed.forEach(counts::put);
        return new JsonObject()
                .put("erasure", id)
                .put("subject", number)
                .put("erasedAt", at.toString())
                .put("key", "destroyed")
                .put("removed", counts)
                .put("scrubbed", scrubbed)
                .put("recorded", recorded)
                .put("record", new JsonObject().put("type", KIND).put("erasure", id));
    }
}
