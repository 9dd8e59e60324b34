package io.trustrail.gateway.label;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One field in which two labels differ.
 *
 * @param pointer the field (RFC 6901)
 * @param before what the first one says, as JSON; empty if it does not have it
 * @param after what the second one says
 */
public record Difference(String pointer, String before, String after) {

    /** For people: the field, and what it was and is. */
    public String sentence() {
        return pointer + ": " + or(before, "missing") + " became " + or(after, "missing");
    }

    /** For people, if the first one was published and the second one is how things are. */
    public String published() {
        return pointer + ": published " + or(before, "nothing") + ", running " + or(after, "nothing");
    }

    private static String or(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }

    /** All fields in which they differ; the numbers of lines in policy files are not looked at. */
    public static List<Difference> between(JsonObject before, JsonObject after) {
        var was = flat(before);
        var is = flat(after);
        var pointers = new TreeSet<>(was.keySet());
        pointers.addAll(is.keySet());
        var differences = new ArrayList<Difference>();
        for (var pointer : pointers) {
            var old = was.getOrDefault(pointer, "");
            var now = is.getOrDefault(pointer, "");
            if (!old.equals(now)) {
                differences.add(new Difference(pointer, old, now));
            }
        }
        return differences;
    }

    private static Map<String, String> flat(JsonObject json) {
        var flat = new TreeMap<String, String>();
        flatten("", json, flat);
        return flat;
    }

    private static void flatten(String pointer, @Nullable Object value, Map<String, String> flat) {
        if (value instanceof JsonObject object && !object.isEmpty()) {
            for (var name : object.fieldNames()) {
                if (!(name.equals(Source.LINE) && pointer.contains("/sources/"))) {
                    flatten(pointer + "/" + escaped(name), object.getValue(name), flat);
                }
            }
        } else if (value instanceof JsonArray array && !array.isEmpty()) {
            for (int i = 0; i < array.size(); i++) {
                flatten(pointer + "/" + i, array.getValue(i), flat);
            }
        } else {
            flat.put(pointer, Json.encode(value));
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
