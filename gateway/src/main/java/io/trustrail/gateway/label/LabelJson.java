package io.trustrail.gateway.label;

import io.trustrail.gateway.audit.log.leaf.CanonicalJson;
import io.trustrail.gateway.label.Line.Kind;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A label as JSON: the names of the published machine form, and ours below {@code trustrail}. */
public final class LabelJson {

    /** The object that has what the published form has no names for. */
    public static final String OURS = "trustrail";

    private static final String FORMAT = "1";
    private static final int SHORTEST = 2;

    private LabelJson() {}

    /** In the one form that RFC 8785 gives it. */
    public static byte[] canonical(Label label) {
        return canonical(tree(label));
    }

    /** Another object in that form; maps, lists, strings, whole numbers and booleans. */
    public static byte[] canonical(Map<String, Object> json) {
        return CanonicalJson.of(json);
    }

    /** SHA-256 in hexadecimal. */
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** As maps. */
    static Map<String, Object> tree(Label label) {
        var json = new TreeMap<String, Object>();
        var comments = new TreeMap<String, Object>();
        var sources = new TreeMap<String, Object>();
        for (var entry : label.entries().values()) {
            put(json, entry.line().pointer(), value(entry));
            if (entry.line().kind() != Kind.COMMENTED && !entry.comments().isEmpty()) {
                comments.put(entry.line().pointer(), entry.comments());
            }
            sources.put(
                    entry.line().pointer(),
                    entry.sources().stream().map(Source::json).toList());
        }
        json.put(OURS, ours(label, comments, sources));
        return json;
    }

    private static Map<String, Object> ours(Label label, Map<String, Object> comments, Map<String, Object> sources) {
        var ours = new TreeMap<String, Object>();
        ours.put("format", FORMAT);
        ours.put("feature", label.feature());
        ours.put("comments", comments);
        ours.put("sources", sources);
        ours.put("configuration", label.details());
        return ours;
    }

    private static Object value(Entry entry) {
        return switch (entry.line().kind()) {
            case TEXT -> entry.value();
            case NUMBER -> Integer.parseInt(entry.value());
            case ANSWER -> Answer.json(entry.value());
            case COMMENTED -> Map.of("value", Answer.json(entry.value()), "comments", entry.comments());
        };
    }

    @SuppressWarnings("unchecked") // Only this method puts maps there.
    private static void put(Map<String, Object> json, String pointer, Object value) {
        var names = pointer.split("/", -1);
        var object = json;
        for (int i = 1; i < names.length - 1; i++) {
            object = (Map<String, Object>) object.computeIfAbsent(names[i], name -> new TreeMap<String, Object>());
        }
        object.put(names[names.length - 1], value);
    }

    /**
     * Reads a label, ours or that of somebody else; what it leaves out is unknown or empty, and has no source.
     *
     * @throws IOException with a sentence if it is none
     */
    public static Label read(byte[] bytes) throws IOException {
        var json = parse(bytes);
        var ours = json.getValue(OURS) instanceof JsonObject object ? object : new JsonObject();
        var details = ours.getValue("configuration") instanceof JsonObject object ? object : new JsonObject();
        var entries = List.of(Line.values()).stream()
                .map(line -> entry(line, json, ours))
                .toList();
        return Label.of(ours.getString("feature", ""), entries, details.getMap());
    }

    /**
     * A label as JSON.
     *
     * @throws IOException with a sentence if it is none
     */
    public static JsonObject parse(byte[] bytes) throws IOException {
        try {
            var json = new JsonObject(new String(bytes, StandardCharsets.UTF_8));
            if (!(json.getValue("name") instanceof String) || !(json.getValue("trustLayer") instanceof JsonObject)) {
                throw new IOException("this is no AI nutrition label: name and trustLayer are missing");
            }
            return json;
        } catch (DecodeException e) {
            throw new IOException("this is no JSON", e);
        }
    }

    private static Entry entry(Line line, JsonObject json, JsonObject ours) {
        var value = at(json, line.pointer());
        var holder = line.kind() == Kind.COMMENTED && value instanceof JsonObject object ? object : new JsonObject();
        var comments = line.kind() == Kind.COMMENTED
                ? holder.getValue("comments")
                : ours.getValue("comments") instanceof JsonObject all ? all.getValue(line.pointer()) : null;
        var printed = switch (line.kind()) {
            case TEXT -> Objects.toString(value, "");
            case NUMBER -> Objects.toString(value, "0");
            case ANSWER -> Answer.printed(value);
            case COMMENTED -> Answer.printed(holder.getValue("value"));
        };
        return new Entry(line, printed, texts(comments), List.of());
    }

    private static @Nullable Object at(JsonObject json, String pointer) {
        var names = pointer.split("/", -1);
        @Nullable Object value = json;
        for (int i = 1; i < names.length; i++) {
            value = value instanceof JsonObject object ? object.getValue(names[i]) : null;
        }
        return names.length < SHORTEST ? null : value;
    }

    private static List<String> texts(@Nullable Object comments) {
        return comments instanceof JsonArray array
                ? array.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }
}
