package io.trustrail.identity;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Keeps cookies and goes where it is sent, one step at a time. */
final class Browser {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    HttpResponse<String> open(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).header("accept-language", "en");
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Where a page sends the browser. */
    static String sentTo(HttpResponse<String> page) {
        return page.uri()
                .resolve(page.headers().firstValue("location").orElseThrow(() -> new AssertionError(page.body())))
                .toString();
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }
}
