package io.trustrail.gateway.policy.cases;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists, strings, {@link BigDecimal}s, booleans and nulls: the same shapes as a YAML value's tree. */
final class JsonTree {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonTree() {}

    static Buffer write(@Nullable Object tree) {
        var bytes = new ByteArrayOutputStream();
        try (var generator = JSON.createGenerator(bytes)) {
            write(tree, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static void write(@Nullable Object tree, JsonGenerator generator) throws IOException {
        if (tree instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (var entry : map.entrySet()) {
                generator.writeFieldName((String) entry.getKey());
                write(entry.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (tree instanceof List<?> list) {
            generator.writeStartArray();
            for (var item : list) {
                write(item, generator);
            }
            generator.writeEndArray();
        } else {
            writeLeaf(tree, generator);
        }
    }

    private static void writeLeaf(@Nullable Object leaf, JsonGenerator generator) throws IOException {
        if (leaf instanceof String text) {
            generator.writeString(text);
        } else if (leaf instanceof BigDecimal number) {
            generator.writeNumber(number);
        } else if (leaf instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else {
            generator.writeNull();
        }
    }

    /** The tree of a JSON text; nothing if it is none. */
    static Optional<Object> read(String json) {
        try (var parser = JSON.createParser(json)) {
            parser.nextToken();
            return Optional.ofNullable(read(parser));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Object read(JsonParser parser) throws IOException {
        var token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                map.put(name, read(parser));
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(read(parser));
            }
            return list;
        }
        return leaf(parser, token);
    }

    private static @Nullable Object leaf(JsonParser parser, @Nullable JsonToken token) throws IOException {
        if (token == null || token == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> parser.getDecimalValue();
        };
    }
}
