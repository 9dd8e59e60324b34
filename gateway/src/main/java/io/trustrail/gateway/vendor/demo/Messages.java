package io.trustrail.gateway.vendor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What requests of both dialects have in common: messages whose text is a string or a list of typed parts. */
final class Messages {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Messages() {}

    /**
     * Reads a request's body.
     *
     * @throws Ask.Unanswerable if it isn't a JSON object
     */
    static JsonNode request(byte[] body) {
        try {
            JsonNode request = MAPPER.readTree(body);
            if (request != null && request.isObject()) {
                return request;
            }
        } catch (IOException e) {
            // Said below, without the parser's message: that quotes the body.
        }
        throw new Ask.Unanswerable("the body must be a JSON object");
    }

    static JsonNode of(JsonNode request) {
        JsonNode messages = request.path("messages");
        if (!request.path("model").isTextual()) {
            throw new Ask.Unanswerable("model must be a string");
        }
        if (!messages.isArray() || messages.isEmpty()) {
            throw new Ask.Unanswerable("messages must be a list with at least one message");
        }
        return messages;
    }

    static JsonNode lastUser(JsonNode messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if ("user".equals(messages.path(i).path("role").asText())) {
                return messages.path(i);
            }
        }
        return messages.path(messages.size() - 1);
    }

    static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asText("");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode part : content) {
            if (part.path("text").isTextual()) {
                texts.add(part.path("text").asText());
            }
        }
        return String.join("\n", texts);
    }

    /** The schema of an object with one text in it. */
    static ObjectNode anyObject() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("properties").putObject("answer").put("type", "string");
        return schema;
    }
}
