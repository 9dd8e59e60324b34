package io.trustrail.gateway.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a request gets. */
public record ApiAnswer(int status, String type, Buffer body, Map<String, String> headers) {

    public ApiAnswer {
        headers = Map.copyOf(headers);
    }

    /** 200 with JSON. */
    public static ApiAnswer of(JsonObject json) {
        return of(200, json);
    }

    public static ApiAnswer of(int status, JsonObject json) {
        return new ApiAnswer(status, "application/json", json.toBuffer(), Map.of());
    }

    /** 204. */
    public static ApiAnswer nothing() {
        return new ApiAnswer(204, "", Buffer.buffer(), Map.of());
    }

    /** 200 with one JSON object in each line. */
    public static ApiAnswer lines(List<JsonObject> lines, Map<String, String> headers) {
        var text = lines.stream().map(line -> line.encode() + "\n").collect(Collectors.joining());
        return new ApiAnswer(200, "application/jsonl", Buffer.buffer(text), headers);
    }
}
