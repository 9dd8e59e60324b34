package io.trustrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import io.trustrail.browser.Chromium.Look;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The console, used by somebody in front of a browser. */
final class ConsolePages implements AutoCloseable {

    private static final List<String> GRAVE = List.of("serious", "critical");

    private static final int MOST_STOPS = 60;

    private final String url;
    private final Path data;
    private final Chromium browser;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private ConsolePages(String url, Path data, Chromium browser) {
        this.url = url;
        this.data = data;
        this.browser = browser;
        this.page = browser.page();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("the server responded with a status of")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(url)) {
                complaints.add("a request to " + request.url());
            }
        });
    }

    /**
     * Opens a browser.
     *
     * @param url of the admin plane
     * @param data the gateway's, where the ready-made user's password is
     */
    static ConsolePages open(String url, Path data, Look look, String language) {
        return new ConsolePages(url, data, Chromium.open(look, language));
    }

    Page page() {
        return page;
    }

    void go(String path) {
        page.navigate(url + path);
    }

    /** Logs in as the ready-made user. */
    void logIn() {
        go("/console/try");
        page.locator("#name").fill("demo");
        page.locator("#password").fill(password(data));
        page.locator("main button[type=submit]").click();
        page.locator("#text").waitFor();
    }

    static String password(Path data) {
        try {
            return Files.readAllLines(data.resolve("demo-user.txt")).stream()
                    .filter(line -> line.startsWith("password: "))
                    .map(line -> line.substring("password: ".length()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Presses an access key, as somebody does on Linux and Windows: with Alt. Chromium takes it from the character, which
     * Playwright's keyboard leaves out.
     */
    void accessKey(String key) {
        var typed = new JsonObject();
        typed.addProperty("type", "char");
        typed.addProperty("modifiers", 1);
        typed.addProperty("key", key);
        typed.addProperty("text", key);
        typed.addProperty("unmodifiedText", key);
        page.context().newCDPSession(page).send("Input.dispatchKeyEvent", typed);
    }

    /** Goes to an element with the tabulator alone. */
    void tabTo(String selector) {
        for (int i = 0; i < MOST_STOPS; i++) {
            if (Boolean.TRUE.equals(page.evaluate("it => document.activeElement?.matches(it) ?? false", selector))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the tabulator does not come to " + selector);
    }

    /** Tries a text. */
    void tryOut(String text, String as) {
        page.locator("#text").fill(text);
        page.locator("#as").selectOption(as);
        page.locator("main button[type=submit]").click();
        page.locator("#sent").waitFor();
    }

    /** Fails if axe finds something on the page that keeps people from using it, or if the page is wider than the window. */
    void everybodyCanUseIt() {
        var found = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(violation -> GRAVE.contains(violation.getImpact()))
                        .map(violation -> violation.getId() + " at "
                                + violation.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
        assertThat(found).as("what axe says about " + page.url()).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("the page fits the window")
                .isEqualTo(true);
    }

    /** Ends it, and fails if the browser complained: about the security policy, or a request to somewhere else. */
    @Override
    public void close() {
        browser.close();
        assertThat(complaints).isEmpty();
    }
}
