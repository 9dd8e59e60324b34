package io.trustrail.gateway.console.audit;

import io.trustrail.gateway.audit.index.FoundLeaf;
import io.trustrail.gateway.audit.log.leaf.Leaf;
import io.trustrail.gateway.store.StoreUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An entry of the log as a page shows it.
 *
 * @param index where it is in the log
 * @param facts what it says besides
 * @param json all of it, as it was hashed
 */
public record Entry(long index, Instant at, String type, String call, List<Fact> facts, String json) {

    private static final Set<String> HEAD = Set.of("seq", "type", "call", "at");
    private static final Set<String> EMPTY = Set.of("", "-1");

    /**
     * Something that an entry says.
     *
     * @param name of the field
     */
    public record Fact(String name, String value) {}

    static Entry of(FoundLeaf leaf, String json) {
        return new Entry(leaf.index(), leaf.at(), leaf.type(), leaf.call(), facts(json), json);
    }

    private static List<Fact> facts(String json) {
        try {
            var facts = new ArrayList<Fact>();
            add(facts, Leaf.fields(json.getBytes(StandardCharsets.UTF_8)));
            return List.copyOf(facts);
        } catch (IOException e) {
            throw new StoreUnavailable("an entry of the log can't be read", e);
        }
    }

    /* What was noted is an object of its own in an entry; on a page it is facts among others. */
    private static void add(List<Fact> facts, Map<?, ?> fields) {
        fields.forEach((name, value) -> {
            if (name.equals("facts") && value instanceof Map<?, ?> noted) {
                add(facts, noted);
            } else if (!HEAD.contains(name) && !EMPTY.contains(text(value))) {
                facts.add(new Fact(String.valueOf(name), text(value)));
            }
        });
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + text(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Entry::text).collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }
}
