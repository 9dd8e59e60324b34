package io.trustrail.gateway.server.reports;

import io.trustrail.gateway.proxy.call.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of a report. What is wrong with them is a refusal that names the field and the fix. */
final class Fields {

    private static final Pattern CALL = Pattern.compile("call_[A-Za-z0-9_-]{1,60}");

    private final JsonObject json;

    private Fields(JsonObject json) {
        this.json = json;
    }

    /* A parser's message would quote what was sent. */
    static Fields of(Buffer body, Set<String> known) {
        JsonObject json;
        try {
            json = body.toJsonObject();
        } catch (DecodeException | ClassCastException e) {
            throw wrong("", "The body is no JSON object in UTF-8; send one such as {\"call\": \"call_…\"}");
        }
        json.fieldNames().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(
                            "",
                            "There is a field that is not known here; known are "
                                    + String.join(", ", known.stream().sorted().toList()));
                });
        return new Fields(json);
    }

    Optional<String> text(String field, int longest) {
        var value = json.getValue(field);
        if (value == null || value.equals("")) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            throw wrong(field, field + " must be a text");
        }
        if (text.length() > longest) {
            throw wrong(field, field + " is too long; send at most " + longest + " characters");
        }
        return Optional.of(text);
    }

    String needed(String field, int longest) {
        return text(field, longest)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> wrong(field, field + " is missing or empty"));
    }

    /** One of some words. */
    Optional<String> word(String field, List<String> words) {
        var word = text(field, Integer.MAX_VALUE);
        if (word.isPresent() && !words.contains(word.get())) {
            throw wrong(field, field + " must be one of " + String.join(", ", words));
        }
        return word;
    }

    /** The id of a call. */
    Optional<String> call() {
        var call = text("call", Integer.MAX_VALUE);
        if (call.isPresent() && !CALL.matcher(call.get()).matches()) {
            throw wrong("call", "call must be the id of a call, as x-trustrail-call told it");
        }
        return call;
    }

    static RuntimeException wrong(String field, String message) {
        return Refusal.of(400, "invalid_request", message, field).asException();
    }
}
