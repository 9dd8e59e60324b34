package io.trustrail.gateway.vendor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Values that fit a JSON Schema of the kind that vendors accept for tools and for structured output. */
final class Samples {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 8;

    private final JsonNode root;
    private final String words;

    private Samples(JsonNode root, String words) {
        this.root = root;
        this.words = words;
    }

    /**
     * Makes a value.
     *
     * @param words what every free text in it says
     */
    static JsonNode of(JsonNode schema, String words) {
        return new Samples(schema, words).value(schema, 0);
    }

    private JsonNode value(JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            return JSON.nullNode();
        }
        if (schema.has("$ref")) {
            return value(resolved(schema.path("$ref").asText()), depth + 1);
        }
        for (String alternatives : new String[] {"anyOf", "oneOf", "allOf"}) {
            if (schema.path(alternatives).has(0)) {
                return value(schema.path(alternatives).path(0), depth + 1);
            }
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        return schema.path("enum").has(0) ? schema.path("enum").path(0) : ofType(schema, depth);
    }

    private JsonNode ofType(JsonNode schema, int depth) {
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer", "number" -> JSON.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> JSON.booleanNode(true);
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(words);
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.path(0).asText();
        }
        return type.isTextual() ? type.asText() : schema.has("properties") ? "object" : "string";
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties")
                .properties()
                .forEach(property -> object.set(property.getKey(), value(property.getValue(), depth + 1)));
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        if (schema.has("items")) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private JsonNode resolved(String reference) {
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : JSON.objectNode();
    }
}
