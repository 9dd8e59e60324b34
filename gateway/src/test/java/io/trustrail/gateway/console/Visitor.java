package io.trustrail.gateway.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser that keeps cookies and fills in forms, and follows no redirect. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]*)\"");

    private final String base;
    private final Map<String, String> cookies = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final HttpClient client = HttpClient.newBuilder().build();
    private String token = "";

    public Visitor(String base) {
        this.base = base;
    }

    /** Sends a header with every request from now on. */
    public Visitor header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** What the forms of the last page carry. */
    String token() {
        if (token.isEmpty()) {
            get("/console/try");
        }
        return token;
    }

    static String withoutToken(String page) {
        return TOKEN.matcher(page).replaceAll("");
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> logIn(String name, String password) {
        get("/console/login");
        var response = post("/console/login", Map.of("name", name, "password", password));
        if (response.statusCode() == 303) {
            get("/console/try");
        }
        return response;
    }

    /** Sends a form of the last page. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        return postAs(path, fields, token);
    }

    HttpResponse<String> postAs(String path, Map<String, String> fields, String withToken) {
        var all = new HashMap<>(fields);
        all.put("token", withToken);
        var form = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            var found = TOKEN.matcher(response.body());
            token = found.find() ? found.group(1) : token;
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void keep(String header) {
        for (var cookie : HttpCookie.parse("set-cookie: " + header)) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
    }
}
