package io.trustrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.browser.Chromium.Look;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.api.ApiClient;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.store.Store;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages for people without an account, in Chromium. */
@Timeout(240)
class OpenPagesIT {

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    private static ApiClient api;

    @BeforeAll
    static void token() {
        try (var store = Store.open(GATEWAY.data())) {
            var token = new Tokens(store, Clock.systemUTC())
                    .create("crm", Set.of(Scope.CONSENTS_READ, Scope.CONSENTS_WRITE))
                    .token();
            api = new ApiClient(GATEWAY.adminUrl(), token);
        }
    }

    private static String consentLink(String person) {
        return api.post("/api/v1/subjects/" + person + "/consents/link", new JsonObject())
                .json()
                .getString("path");
    }

    private static ConsolePages visitor(Look look, String language) {
        return ConsolePages.open(GATEWAY.url(), GATEWAY.data(), look, language);
    }

    @ParameterizedTest
    @CsvSource({
        "DESKTOP_LIGHT, en-GB, What AI may be used for",
        "DESKTOP_DARK, de-DE, Wofür KI verwendet werden darf",
        "PHONE_LIGHT, ja-JP, AI の利用についての同意"
    })
    void everybodyCanSayWhatTheyAgreeTo(Look look, String language, String title) {
        try (var visitor = visitor(look, language)) {
            visitor.go(consentLink("person-" + language));
            assertThat(visitor.page().locator("h1").textContent()).isEqualTo(title);
            visitor.everybodyCanUseIt();
            visitor.page().locator("#sharing-withdrawn").check();
            visitor.page().locator("main button[type=submit]").click();
            visitor.page().locator(".done").waitFor();
            assertThat(visitor.page().locator("#sharing-withdrawn").isChecked()).isTrue();
            visitor.everybodyCanUseIt();
        }
        var said = api.get("/api/v1/subjects/person-" + language + "/consents").json();
        assertThat(said.getJsonObject("purposes").getJsonObject("sharing").getString("state"))
                .isEqualTo("withdrawn");
    }

    @Test
    void aConsentIsGivenWithTheKeyboardAlone() {
        try (var visitor = visitor(Look.DESKTOP_LIGHT, "en-GB")) {
            visitor.go(consentLink("types"));
            visitor.page().locator("#answering-granted").focus();
            visitor.page().keyboard().press("Space");
            visitor.page().keyboard().press("Enter");
            visitor.page().locator(".done").waitFor();
            assertThat(visitor.page().locator("#answering-granted").isChecked()).isTrue();
        }
    }

    @Test
    void aLinkThatDoesNotWorkSaysSo() {
        try (var visitor = visitor(Look.PHONE_DARK, "en-GB")) {
            visitor.go("/consent/no.such.link");
            assertThat(visitor.page().locator("h1").textContent()).isEqualTo("This link does not work");
            visitor.everybodyCanUseIt();
        }
    }
}
