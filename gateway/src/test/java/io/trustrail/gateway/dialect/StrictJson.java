package io.trustrail.gateway.dialect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trustrail.gateway.sse.SseEvent;
import io.trustrail.gateway.sse.SseParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what a dialect wrote as its strictest client does. */
final class StrictJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    static JsonNode read(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(new String(json, StandardCharsets.UTF_8), e);
        }
    }

    static JsonNode read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    static String quote(String text) {
        try {
            return MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events that bytes hold: all of them whole and well-formed. */
    static List<SseEvent> events(byte[] bytes) {
        var parser = new SseParser(1 << 22);
        var events = new ArrayList<>(parser.feed(bytes));
        if (!parser.end().isEmpty() || !events.stream().allMatch(SseEvent::isWellFormed)) {
            throw new AssertionError("not only whole events: " + new String(bytes, StandardCharsets.UTF_8));
        }
        return events;
    }

    /** The name on an event's first line. */
    static String name(SseEvent event) {
        return new String(event.raw(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("event: "))
                .map(line -> line.substring("event: ".length()))
                .findFirst()
                .orElse("");
    }
}
