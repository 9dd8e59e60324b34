package io.trustrail.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A JSON object that was sent. Each method that finds something wrong says which field, and how it should be. */
public final class Body {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode json;

    private Body(ObjectNode json) {
        this.json = json;
    }

    static Body of(Buffer bytes) {
        if (bytes.length() == 0) {
            return new Body(MAPPER.createObjectNode());
        }
        return parse(bytes.getBytes(), "");
    }

    /**
     * An object in a line of JSONL.
     *
     * @param field how errors call the line
     */
    public static Body line(String line, String field) {
        return parse(line.getBytes(StandardCharsets.UTF_8), field);
    }

    private static Body parse(byte[] bytes, String field) {
        try {
            if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
                return new Body(object);
            }
            throw ApiError.invalid(field, "This is no JSON object.", "Send one object: {…}.");
        } catch (JsonProcessingException e) {
            throw ApiError.invalid(
                    field,
                    "This is no JSON; it breaks at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ".",
                    "Send one JSON object in UTF-8, with each name once.");
        } catch (IOException e) {
            throw new IllegalStateException("memory can be read", e);
        }
    }

    /** Refuses fields of other names. */
    public Body only(String... names) {
        var known = Set.of(names);
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw ApiError.invalid(
                        name.length() > 40 ? "" : name,
                        "There is no such field here.",
                        "Leave it out; these are known: " + String.join(", ", names) + ".");
            }
        });
        return this;
    }

    /** A text that must be there, and not be empty. */
    public String text(String name, int longest) {
        return optional(name, longest)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> ApiError.invalid(name, "The field is missing or empty.", "Send a text."));
    }

    public Optional<String> optional(String name, int longest) {
        var value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.get().isTextual()) {
            throw ApiError.invalid(name, "The field is no text.", "Send a text in quotes.");
        }
        var text = value.get().textValue();
        if (text.length() > longest) {
            throw ApiError.invalid(name, "The text is too long.", "Send at most " + longest + " characters.");
        }
        return Optional.of(text);
    }

    /** True or false, which must be there. */
    public boolean requiredFlag(String name) {
        if (value(name).isEmpty()) {
            throw ApiError.invalid(name, "The field is missing.", "Send true or false.");
        }
        return flag(name, false);
    }

    public boolean flag(String name, boolean otherwise) {
        var value = value(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.get().isBoolean()) {
            throw ApiError.invalid(name, "The field is neither true nor false.", "Send true or false.");
        }
        return value.get().booleanValue();
    }

    public OptionalDouble number(String name, double least, double most) {
        var value = value(name);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        double number = value.get().doubleValue();
        if (!value.get().isNumber() || number < least || number > most) {
            throw ApiError.invalid(
                    name,
                    "The field is no number in its range.",
                    "Send a number from " + plain(least) + " to " + plain(most) + ".");
        }
        return OptionalDouble.of(number);
    }

    /* People write 90, not 90.0. */
    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** A list of texts; empty if the field is not there. */
    public List<String> texts(String name, int longest, int most) {
        var texts = new ArrayList<String>();
        var value = value(name);
        if (value.isPresent() && (!value.get().isArray() || value.get().size() > most)) {
            throw ApiError.invalid(name, "The field is no list, or too long.", "Send a list of at most " + most + ".");
        }
        for (var item : value.map(List::of).orElse(List.of())) {
            item.forEach(one -> texts.add(text(one, name, longest)));
        }
        return List.copyOf(texts);
    }

    /** An object of texts by name; empty if the field is not there. */
    public Map<String, String> textsByName(String name, int longest) {
        var texts = new LinkedHashMap<String, String>();
        var value = value(name);
        if (value.isPresent() && !value.get().isObject()) {
            throw ApiError.invalid(name, "The field is no object.", "Send an object of texts.");
        }
        value.ifPresent(object ->
                object.properties().forEach(field -> texts.put(field.getKey(), text(field.getValue(), name, longest))));
        return texts;
    }

    /** Numbers by name, if the field is there. */
    public Optional<Map<String, Double>> numbersByName(String name) {
        return value(name).map(object -> {
            if (!object.isObject()) {
                throw ApiError.invalid(name, "The field is no object.", "Send an object of numbers.");
            }
            var numbers = new LinkedHashMap<String, Double>();
            object.properties().forEach(field -> {
                if (!field.getValue().isNumber()) {
                    throw ApiError.invalid(name, "One of the values is no number.", "Send numbers only.");
                }
                numbers.put(field.getKey(), field.getValue().doubleValue());
            });
            return numbers;
        });
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(json.get(name)).filter(value -> !value.isNull());
    }

    private static String text(JsonNode value, String name, int longest) {
        if (!value.isTextual() || value.textValue().length() > longest) {
            throw ApiError.invalid(
                    name,
                    "One of the values is no text, or too long.",
                    "Send texts of at most " + longest + " characters.");
        }
        return value.textValue();
    }
}
