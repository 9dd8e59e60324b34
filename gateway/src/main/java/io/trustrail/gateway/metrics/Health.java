package io.trustrail.gateway.metrics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What the gateway says of itself: facts for people, and checks that decide whether it takes traffic. Thread-safe. */
public final class Health {

    private final Map<String, Supplier<Object>> facts = new LinkedHashMap<>();
    private final Map<String, BooleanSupplier> checks = new LinkedHashMap<>();

    /** Adds something to tell: a string, a number or a boolean. To be called before it serves. */
    public Health fact(String name, Supplier<Object> value) {
        facts.put(name, value);
        return this;
    }

    /** Adds something without which no calls can be taken. To be called before it serves. */
    public Health check(String name, BooleanSupplier isGood) {
        checks.put(name, isGood);
        return this;
    }

    public boolean isReady() {
        return checks.values().stream().allMatch(BooleanSupplier::getAsBoolean);
    }

    /** All facts and checks as a JSON object. */
    public String json() {
        var text = new StringWriter();
        try (var out = new JsonFactory().createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("status", isReady() ? "ok" : "unavailable");
            for (var check : checks.entrySet()) {
                out.writeBooleanField(check.getKey(), check.getValue().getAsBoolean());
            }
            for (var fact : facts.entrySet()) {
                out.writeFieldName(fact.getKey());
                writeScalar(out, fact.getValue().get());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void writeScalar(JsonGenerator out, Object value) throws IOException {
        if (value instanceof Number number) {
            out.writeNumber(number.longValue());
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else {
            out.writeString(value.toString());
        }
    }
}
