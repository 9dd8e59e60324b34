package io.trustrail.gateway.label;

import io.trustrail.gateway.policy.yaml.Place;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a line of a label is from.
 *
 * @param file a policy file, relative to the policy directory; empty where none says it
 * @param path of the field in the file, or what the gateway does by itself
 * @param line of the file, from 1; 0 if there is none
 */
public record Source(Kind kind, String file, String path, int line) {

    /** Who says it. */
    public enum Kind {
        /** The policy decides it for each call. */
        POLICY,
        /** Somebody assessed the vendor. */
        ASSESSMENT,
        /** An operator says so; nothing checks it. */
        STATEMENT,
        /** The gateway works like that, whatever its policy says. */
        GATEWAY,
        /** Nobody has said it. */
        NOBODY,
        /** Somebody typed it in: a label of something that is not behind this gateway. */
        TYPED;

        /** In lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final String LINE = "line";

    /** A field of a policy file. */
    public static Source field(Kind kind, String path, Place place) {
        return new Source(kind, place.file(), path, place.line());
    }

    /** Where nobody said anything: the field in which it could be said. */
    public static Source missing(String path) {
        return new Source(Kind.NOBODY, "", path, 0);
    }

    /** What the gateway does by itself. */
    public static Source gateway(String what) {
        return new Source(Kind.GATEWAY, "", what, 0);
    }

    Map<String, Object> json() {
        var json = new TreeMap<String, Object>();
        json.put("kind", kind.word());
        if (!file.isEmpty()) {
            json.put("file", file);
        }
        if (line > 0) {
            json.put(LINE, line);
        }
        json.put("path", path);
        return json;
    }

    /** For people: {@code features.yaml:22 features.support.level}. */
    @Override
    public String toString() {
        return switch (kind) {
            case POLICY -> file + ":" + line + " " + path;
            case ASSESSMENT -> "assessment, " + file + ":" + line + " " + path;
            case STATEMENT -> "statement of the operator, " + file + ":" + line + " " + path;
            case GATEWAY -> "gateway: " + path;
            case NOBODY -> "nobody says; " + path + " could";
            case TYPED -> "typed";
        };
    }
}
