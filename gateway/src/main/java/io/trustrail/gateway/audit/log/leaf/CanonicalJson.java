package io.trustrail.gateway.audit.log.leaf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * JSON in the one form that RFC 8785 gives it: names in the order of their UTF-16 code units, no blanks, the shortest
 * escapes. Takes maps with strings as keys, lists, strings, whole numbers and booleans: nothing else is in leaves and labels.
 */
public final class CanonicalJson {

    private static final String HEX = "0123456789abcdef";
    private static final String ESCAPED = "\b\t\n\f\r\"\\";
    private static final String ESCAPES = "btnfr\"\\";

    /* Most leaves fit. */
    private static final int ROOM = 2048;

    private final StringBuilder out = new StringBuilder(ROOM);

    private CanonicalJson() {}

    /**
     * An object as UTF-8.
     *
     * @throws IllegalArgumentException for a value of another kind
     */
    public static byte[] of(Map<String, Object> object) {
        var json = new CanonicalJson();
        json.value(object);
        return json.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(Object value) {
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            array(list);
        } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
            out.append(value);
        } else {
            throw new IllegalArgumentException(
                    "canonical JSON can't hold a " + value.getClass().getSimpleName());
        }
    }

    private void object(Map<?, ?> map) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        var names = map.keySet().toArray(new String[0]);
        Arrays.sort(names);
        char before = '{';
        for (var name : names) {
            out.append(before);
            string(name);
            out.append(':');
            value(Objects.requireNonNull(map.get(name)));
            before = ',';
        }
        out.append('}');
    }

    private void array(List<?> list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            value(list.get(i));
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, written, i);
                escaped(c);
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private void escaped(char c) {
        int place = ESCAPED.indexOf(c);
        if (place >= 0) {
            out.append('\\').append(ESCAPES.charAt(place));
        } else {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
        }
    }
}
