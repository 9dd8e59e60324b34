package io.trustrail.gateway.verify.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads JSON and tells whether it is in canonical form (RFC 8785), as far as leaves go: whole numbers only. */
public final class CanonicalForm {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int DEEPEST = 8;

    private CanonicalForm() {}

    /**
     * The fields of a leaf.
     *
     * @throws IllegalArgumentException if it is no JSON object, or not in canonical form
     */
    public static Map<String, Object> read(byte[] leaf) {
        try (var parser = JSON.createParser(leaf)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("it is no JSON object");
            }
            var fields = object(parser, 0);
            var out = new ByteArrayOutputStream(leaf.length + 16);
            write(fields, out);
            if (!Arrays.equals(out.toByteArray(), leaf)) {
                throw new IllegalArgumentException("it is not in canonical form");
            }
            return fields;
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
    }

    private static Map<String, Object> object(JsonParser parser, int depth) throws IOException {
        var fields = new TreeMap<String, Object>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser, depth + 1));
        }
        return fields;
    }

    private static Object value(JsonParser parser, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("it is nested too deeply");
        }
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> array(parser, depth);
            default -> throw new IllegalArgumentException("it has a value of a kind that no leaf has");
        };
    }

    private static List<Object> array(JsonParser parser, int depth) throws IOException {
        var values = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser, depth + 1));
        }
        return values;
    }

    private static void write(Object value, ByteArrayOutputStream out) {
        if (value instanceof Map<?, ?> map) {
            int before = '{';
            for (var field : map.entrySet()) {
                out.write(before);
                text((String) field.getKey(), out);
                out.write(':');
                write(field.getValue(), out);
                before = ',';
            }
            if (map.isEmpty()) {
                out.write('{');
            }
            out.write('}');
        } else if (value instanceof List<?> list) {
            out.write('[');
            for (int i = 0; i < list.size(); i++) {
                if (i > 0) {
                    out.write(',');
                }
                write(list.get(i), out);
            }
            out.write(']');
        } else if (value instanceof String string) {
            text(string, out);
        } else {
            out.writeBytes(value.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void text(String text, ByteArrayOutputStream out) {
        var escaped = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i), escaped);
        }
        out.writeBytes(escaped.append('"').toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < 0x20) {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
