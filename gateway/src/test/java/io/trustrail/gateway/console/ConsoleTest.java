package io.trustrail.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.trustrail.gateway.access.users.Role;
import io.trustrail.gateway.access.users.Users;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.console.reviews.ReviewDoors;
import io.trustrail.gateway.metrics.Health;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.PolicyDirectory;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.proxy.prompt.TextTrial;
import io.trustrail.gateway.review.queue.Desk;
import io.trustrail.gateway.server.AdminPlane;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Vertx;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console over HTTP, as a browser would use it that runs no script. */
class ConsoleTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String TEXT = "Write to ann@example.com, please.";

    @TempDir
    private static Path data;

    @TempDir
    private static Path policies;

    private static Desk desk;
    private static Vertx vertx;
    private static Store store;
    private static Users users;
    private static AdminPlane admin;

    @BeforeAll
    static void start() throws Exception {
        desk = new Desk(data);
        vertx = desk.vertx;
        store = desk.store;
        users = new Users(store);
        users.create("ann", Set.of(Role.REVIEWER), PASSWORD);
        PolicyBook book = PolicyDirectory.sound(policies).book();
        var console = new Console(
                vertx,
                store,
                () -> book,
                new TextTrial(new Operators(new byte[32])),
                new ReviewDoors(desk.queue, desk.labels, data),
                new LogIndex(data));
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        admin = new AdminPlane("127.0.0.1", 0, new Health(), registry, Map.of(Console.PATH, console));
        vertx.deployVerticle(admin).await(20, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static Visitor visitor() {
        return new Visitor("http://127.0.0.1:" + admin.port());
    }

    private static Visitor loggedIn(String name) {
        var visitor = visitor();
        assertThat(visitor.logIn(name, PASSWORD).statusCode()).isEqualTo(303);
        return visitor;
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/", "/console/try", "/console/nothing"})
    void nobodySeesAnythingWithoutLogin(String path) {
        var response = visitor().get(path);
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(location(response)).startsWith("/console/login?next=");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aLoginLeadsBackAndALogOutEndsIt() {
        var visitor = visitor();
        visitor.get("/console/login?next=/console/try");
        var response =
                visitor.post("/console/login", Map.of("name", "ANN", "password", PASSWORD, "next", "/console/x"));
        assertThat(location(response)).isEqualTo("/console/x");
        assertThat(visitor.get("/console/try").body()).contains("ann", "Try it");
        assertThat(location(visitor.get("/console"))).isEqualTo("/console/reviews");

        var session = visitor.cookie("trustrail_session");
        assertThat(location(visitor.post("/console/logout", Map.of()))).isEqualTo("/console/login");
        visitor.setCookie("trustrail_session", session);
        assertThat(visitor.get("/console/try").statusCode()).isEqualTo(303);
    }

    @Test
    void theSessionsCookieIsNewWithTheLoginAndForNoOtherSiteOrScript() {
        var visitor = visitor();
        visitor.setCookie("trustrail_session", "chosen-by-somebody-else");
        var set = visitor.logIn("ann", PASSWORD).headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("trustrail_session="))
                .findFirst()
                .orElseThrow();
        assertThat(set)
                .doesNotContain("chosen-by-somebody-else")
                .containsIgnoringCase("; httponly")
                .contains("SameSite=Strict", "Path=/console")
                .doesNotContain("Secure");
        visitor.header("x-forwarded-proto", "https");
        assertThat(visitor.logIn("ann", PASSWORD).headers().allValues("set-cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    }

    @Test
    void wrongPasswordsAndUnknownNamesAreAnsweredTheSame() {
        var wrong = visitor().logIn("ann", "a wrong password");
        var unknown = visitor().logIn("eve", "a wrong password");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(unknown.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("User name or password is not right");
        assertThat(Visitor.withoutToken(wrong.body()).replace("\"ann\"", ""))
                .isEqualTo(Visitor.withoutToken(unknown.body()).replace("\"eve\"", ""));
    }

    @Test
    void afterTooManyFailuresNobodyIsAsked() {
        for (int i = 0; i < 5; i++) {
            assertThat(visitor().logIn("mallory", "a wrong password").statusCode())
                    .isEqualTo(403);
        }
        var last = visitor().logIn("mallory", "a wrong password");
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("retry-after").orElse(0)).isBetween(890L, 900L);
        assertThat(last.body()).contains("Try again in 15 minutes");
    }

    @Test
    void formsFromElsewhereAreRefused() {
        var visitor = loggedIn("ann");
        var fields = Map.of("text", TEXT, "as", "feature:support");
        assertThat(visitor.post("/console/try", fields).statusCode()).isEqualTo(200);

        assertThat(visitor.postAs("/console/try", fields, "").statusCode()).isEqualTo(403);
        assertThat(visitor.postAs("/console/try", fields, loggedIn("ann").token())
                        .statusCode())
                .isEqualTo(403);
        visitor.header("sec-fetch-site", "cross-site");
        var refused = visitor.post("/console/try", fields);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("not valid any more").doesNotContain("example.com");
        assertThat(visitor.postAs("/console/login", Map.of("name", "ann", "password", PASSWORD), "x")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTextIsShownWithItsFindingsAndWhatEachLevelWouldSend() {
        var page = loggedIn("ann").post("/console/try", Map.of("text", TEXT, "as", "feature:support"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<mark>ann@example.com", "EMAIL", "0.80", "guards.yaml:4")
                .contains("<ins>***********.com</ins>", "<ins>[EMAIL#")
                .contains("Level 1", "Level 3", "masked", "your choice");
    }

    @Test
    void aLevelCanBeChosenToo() {
        var page = loggedIn("ann").post("/console/try", Map.of("text", TEXT, "as", "level:3"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<article class=\"level chosen\" id=\"level-3\"", "value=\"level:3\" selected");
    }

    @Test
    void whatIsPastedIsTextAndNeverMarkup() {
        var evil = "</textarea><script>alert(1)</script> <b>ann@example.com</b> & \"x\" 'y'";
        var page = loggedIn("ann").post("/console/try", Map.of("text", evil, "as", "level:1"));
        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>")
                .doesNotContain("<b>");
        var login = visitor().logIn("\"><img src=x onerror=alert(1)>", "a wrong password");
        assertThat(login.body()).doesNotContain("<img");
    }

    @Test
    void whatCantBeTriedIsSaidAndKept() {
        var visitor = loggedIn("ann");
        var longText = "語".repeat(50_001);
        var refused = visitor.post("/console/try", Map.of("text", longText, "as", "level:1"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("50,001 characters", "50,000", longText);
        assertThat(visitor.post("/console/try", Map.of("text", longText.substring(1), "as", "level:1"))
                        .statusCode())
                .isEqualTo(200);

        var empty = visitor.post("/console/try", Map.of("text", " \n", "as", "level:1"));
        assertThat(empty.body()).contains("There is no text yet");
        var gone = visitor.post("/console/try", Map.of("text", "x", "as", "level:9"));
        assertThat(gone.body()).contains("The policy has changed");
        var huge = visitor.post("/console/try", Map.of("text", "x".repeat(800_000), "as", "level:1"));
        assertThat(huge.statusCode()).isEqualTo(413);
        assertThat(huge.body()).contains("This is too much");
    }

    @Test
    void pagesSpeakTheBrowsersLanguageOrTheOneThatWasChosen() {
        var visitor = visitor().header("accept-language", "de-AT,de;q=0.9");
        var german = visitor.get("/console/login");
        assertThat(german.body()).contains("<html lang=\"de\">", "Anmelden");
        assertThat(german.headers().firstValue("content-language")).contains("de");
        assertThat(location(visitor.get("/console/language/ja?back=/console/login")))
                .isEqualTo("/console/login");
        assertThat(visitor.get("/console/login").body()).contains("<html lang=\"ja\">", "ログイン");
        assertThat(location(visitor.get("/console/language/xx?back=https://evil.example")))
                .isEqualTo("/console/reviews");
    }

    @Test
    void everyPageTellsBrowsersWhatTheyMayDo() {
        var visitor = loggedIn("ann");
        for (var path : List.of("/console/login", "/console/try", "/console/nothing")) {
            var headers = visitor.get(path).headers();
            assertThat(headers.firstValue("content-security-policy").orElse(""))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("cache-control")).contains("no-store");
            assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
            assertThat(headers.firstValue("referrer-policy")).contains("same-origin");
        }
        assertThat(visitor.get("/console/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void styleIsKeptByBrowsersUntilItChanges() {
        var page = visitor().get("/console/login").body();
        var address = page.replaceAll("(?s).*href=\"(/console/assets/console.css[^\"]*)\".*", "$1");
        var style = visitor().get(address);
        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(style.headers().firstValue("content-type").orElse("")).startsWith("text/css");
        assertThat(style.headers().firstValue("cache-control").orElse("")).contains("immutable");
        assertThat(visitor().get("/console/assets/..%2f..%2fMain.class").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSessionEndsWithTheUser() {
        users.create("bob", Set.of(Role.ADMIN), PASSWORD);
        var bob = loggedIn("bob");
        assertThat(bob.get("/console/try").statusCode()).isEqualTo(200);
        users.disable("bob");
        assertThat(bob.get("/console/try").statusCode()).isEqualTo(303);
        users.enable("bob");
        assertThat(bob.get("/console/try").statusCode()).isEqualTo(303);
    }

    @Test
    void theRestOfTheAdminPlaneIsServedAsBefore() {
        assertThat(visitor().get("/readyz").statusCode()).isEqualTo(200);
        assertThat(visitor().get("/consolex").statusCode()).isEqualTo(404);
    }
}
