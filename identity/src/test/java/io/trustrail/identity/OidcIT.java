package io.trustrail.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.access.oidc.OidcLogins;
import io.trustrail.gateway.access.users.Role;
import io.trustrail.gateway.access.users.User;
import io.trustrail.gateway.access.users.Users;
import io.trustrail.gateway.assembly.Gateway;
import io.trustrail.gateway.assembly.GatewayOptions;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in to the console by an OpenID Connect server. */
@Timeout(120)
class OidcIT {

    private static final String ISSUER = "default";
    private static final String CLIENT = "trustrail";

    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final MockOAuth2Server server = new MockOAuth2Server();
    private final Browser browser = new Browser();
    private @Nullable Gateway gateway;
    private String console = "";

    @BeforeEach
    void start() throws IOException {
        server.start();
        int port = freePort();
        console = "http://127.0.0.1:" + port;
        var environment = Map.of(
                "TRUSTRAIL_OIDC_ISSUER",
                server.issuerUrl(ISSUER).toString(),
                "TRUSTRAIL_OIDC_CLIENT_ID",
                CLIENT,
                "TRUSTRAIL_OIDC_CLIENT_SECRET",
                "secret-of-the-gateway",
                "TRUSTRAIL_OIDC_ROLES_CLAIM",
                "realm_access.roles",
                "TRUSTRAIL_OIDC_ROLES",
                "ops-admins=admin, desk=reviewer",
                "TRUSTRAIL_CONSOLE_URL",
                console);
        var options = new GatewayOptions(
                Path.of("..", "policies"), directory.resolve("data"), "127.0.0.1", 0, port, true, environment);
        gateway = Await.result(Gateway.start(vertx, options));
    }

    @AfterEach
    void stop() {
        if (gateway != null) {
            Await.result(gateway.close());
        }
        server.shutdown();
        Await.result(vertx.close());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The next one who comes to the provider. */
    private void comes(String subject, String name, List<String> roles) {
        Map<String, Object> claims = Map.of("preferred_username", name, "realm_access", Map.of("roles", roles));
        server.enqueueCallback(new DefaultOAuth2TokenCallback(ISSUER, subject, "JWT", List.of(CLIENT), claims, 3600));
    }

    /** From the login's page to the provider and back. */
    private HttpResponse<String> logIn() throws IOException, InterruptedException {
        return browser.open(backFromTheProvider());
    }

    private String backFromTheProvider() throws IOException, InterruptedException {
        var there = Browser.sentTo(browser.open(console + "/console/oidc?next=/console/try"));
        return Browser.sentTo(browser.open(there));
    }

    private Optional<User> user(String name) throws IOException {
        try (var store = Store.open(directory.resolve("data"))) {
            return new Users(store)
                    .list().stream().filter(user -> user.name().equals(name)).findFirst();
        }
    }

    @Test
    void whoHasARoleComesIn() throws Exception {
        assertThat(browser.open(console + "/console/login").body()).contains("/console/oidc?next=/console/");
        comes("42", "kim.reed@example.com", List.of("desk", "ops-admins", "others"));
        var back = logIn();

        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.body()).contains("url=/console/try");
        assertThat(browser.cookies()).anySatisfy(cookie -> {
            assertThat(cookie.getName()).isEqualTo("trustrail_session");
            assertThat(cookie.isHttpOnly()).isTrue();
        });
        var page = browser.open(console + "/console/try");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("kim.reed@example.com");
        assertThat(user("kim.reed@example.com").orElseThrow().roles()).isEqualTo(Set.of(Role.REVIEWER, Role.ADMIN));
    }

    @Test
    void rolesAreThoseOfTheLastLogin() throws Exception {
        comes("42", "kim", List.of("ops-admins"));
        logIn();
        var before = user("kim").orElseThrow();
        comes("42", "kim.by.another.name", List.of("desk"));
        logIn();
        var after = user("kim").orElseThrow();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.roles()).containsExactly(Role.REVIEWER);
    }

    @Test
    void whoHasNoRoleStaysOutside() throws Exception {
        comes("7", "stranger", List.of("others"));
        var back = logIn();
        assertThat(back.statusCode()).isEqualTo(403);
        assertThat(back.body()).contains("Your account has no role here");
        assertThat(user("stranger")).isEmpty();
        assertThat(browser.open(console + "/console/try").statusCode()).isEqualTo(303);
    }

    @Test
    void nobodyBecomesAUserWhoHasAPasswordHere() throws Exception {
        comes("7", "demo", List.of("desk"));
        assertThat(logIn().statusCode()).isEqualTo(403);
        assertThat(user("demo").orElseThrow().roles()).hasSize(Role.values().length);
        assertThat(browser.open(console + "/console/try").statusCode()).isEqualTo(303);
    }

    @Test
    void whoIsDisabledStaysOutside() throws Exception {
        comes("42", "kim", List.of("desk"));
        logIn();
        try (var store = Store.open(directory.resolve("data"))) {
            new Users(store).disable("kim");
        }
        assertThat(browser.open(console + "/console/try").statusCode()).isEqualTo(303);
        comes("42", "kim", List.of("desk"));
        assertThat(logIn().statusCode()).isEqualTo(403);
    }

    /* Who puts a code of his own under somebody's login has another nonce and another verifier. */
    @ParameterizedTest
    @ValueSource(strings = {"nonce", "code_challenge"})
    void aTokenForAnotherLoginIsNotBelieved(String parameter) throws Exception {
        comes("42", "kim", List.of("desk"));
        var there = Browser.sentTo(browser.open(console + "/console/oidc"));
        var another =
                there.replaceAll("([?&]" + parameter + "=)[^&]+", "$1AnotherOneThatIsLongEnoughToBeOneAnywhere0000");
        assertThat(another).isNotEqualTo(there);
        var back = browser.open(Browser.sentTo(browser.open(another)));
        assertThat(back.statusCode()).isEqualTo(403);
        assertThat(user("kim")).isEmpty();
    }

    @Test
    void anotherBrowsersLoginIsOfNoUse() throws Exception {
        comes("42", "kim", List.of("desk"));
        var address = backFromTheProvider();
        var other = new Browser();
        assertThat(other.open(address).statusCode()).isEqualTo(403);
        assertThat(other.open(console + "/console/try").statusCode()).isEqualTo(303);
    }

    @Test
    void aLoginEndsOnce() throws Exception {
        comes("42", "kim", List.of("desk"));
        var address = backFromTheProvider();
        assertThat(browser.open(address).statusCode()).isEqualTo(200);
        assertThat(browser.open(address).statusCode()).isEqualTo(403);
        assertThat(browser.open(console + OidcLogins.CALLBACK + "?state=x&error=access_denied")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whileTheProviderIsAwayThePasswordStillWorks() throws Exception {
        server.shutdown();
        var page = browser.open(console + "/console/oidc");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("reached", "name=\"password\"");
    }
}
