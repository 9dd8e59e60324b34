package io.trustrail.gateway.api;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** A program that uses the admin API. */
public record ApiClient(String url, String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What came back. */
    public record Answer(int status, String text, HttpResponse<String> response) {

        public JsonObject json() {
            return new JsonObject(text);
        }

        /** The code of the error that it is. */
        public String error() {
            return json().getJsonObject("error").getString("code");
        }
    }

    public Answer get(String path) {
        return send("GET", path, "", "application/json");
    }

    public Answer post(String path, JsonObject body) {
        return send("POST", path, body.encode(), "application/json");
    }

    public Answer send(String method, String path, String body, String type) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("content-type", type);
        }
        if (!token.isEmpty()) {
            request.header("authorization", "Bearer " + token);
        }
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
