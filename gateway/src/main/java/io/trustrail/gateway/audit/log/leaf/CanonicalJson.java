package io.trustrail.gateway.audit.log.leaf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form that RFC 8785 gives it: names in the order of their UTF-16 code units, no blanks, the shortest
 * escapes. Takes maps with strings as keys, lists, strings, whole numbers and booleans: nothing else is in leaves and labels.
 */
public final class CanonicalJson {

    private static final String HEX = "0123456789abcdef";
    private static final String ESCAPED = "\b\t\n\f\r\"\\";
    private static final String ESCAPES = "btnfr\"\\";

    private final StringBuilder out = new StringBuilder(512);

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
        var sorted = new TreeMap<String, Object>();
        map.forEach((name, value) -> sorted.put((String) name, value));
        char before = '{';
        for (var field : sorted.entrySet()) {
            out.append(before);
            string(field.getKey());
            out.append(':');
            value(field.getValue());
            before = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
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
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int place = ESCAPED.indexOf(c);
            if (place >= 0) {
                out.append('\\').append(ESCAPES.charAt(place));
            } else if (c < ' ') {
                out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
