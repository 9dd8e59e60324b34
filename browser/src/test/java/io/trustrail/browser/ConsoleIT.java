package io.trustrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.browser.Chromium.Look;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The console's pages, each by a person in front of Chromium. */
@Timeout(240)
class ConsoleIT {

    private static final String TEXT =
            "Please write to ann.lee@example.com.\nMy card is 4111 1111 1111 1111, I called from 203.0.113.7.";

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    private static ConsolePages open(Look look, String language) {
        return ConsolePages.open(GATEWAY.adminUrl(), GATEWAY.data(), look, language);
    }

    @Test
    void aTextIsTriedOutWithTheKeyboardAlone() {
        try (var console = open(Look.DESKTOP_LIGHT, "en-US")) {
            var page = console.page();
            console.go("/console/try");
            page.locator("input:focus").waitFor();
            page.keyboard().type("demo");
            page.keyboard().press("Tab");
            page.keyboard().type(ConsolePages.password(GATEWAY.data()));
            page.keyboard().press("Enter");
            page.locator("#text").waitFor();
            page.locator("#text").focus();
            page.keyboard().type("Mail ann.lee@example.com");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.locator("#sent").waitFor();

            assertThat(page.locator("#marked mark").count()).isEqualTo(1);
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to the content");
        }
    }

    @Test
    void eachLevelShowsTheVeryTextThatItsCallsSend() {
        try (var console = open(Look.DESKTOP_LIGHT, "en-US")) {
            console.logIn();
            console.tryOut(TEXT, "feature:support-replies");
            var page = console.page();

            assertThat(page.locator("#level-1 .sent").textContent())
                    .matches("(?s)Please write to \\[EMAIL_.{6}\\]\\.\nMy card is \\[CREDIT_CARD_.*\\], I called from"
                            + " \\[IP_.{6}\\]\\.");
            assertThat(page.locator("#level-2 .sent").textContent())
                    .contains("ann.lee@example.com", "[CREDIT_CARD_", "203.0.113.7");
            assertThat(page.locator("#level-3 .sent").textContent())
                    .isEqualTo("Please write to [EMAIL].\nMy card is [CREDIT_CARD], I called from [IP].");
            assertThat(page.locator("#marked mark").allTextContents().get(0)).startsWith("ann.lee@example.com");
            assertThat(page.locator("tbody tr").allTextContents()).hasSize(3);
            assertThat(page.locator("#level-1").getAttribute("class")).contains("chosen");
        }
    }

    @Test
    void aNumberInTheTextLeadsToItsRow() {
        try (var console = open(Look.PHONE_LIGHT, "en-US")) {
            console.logIn();
            console.tryOut(TEXT, "feature:support-replies");
            var page = console.page();
            page.locator("#marked .ref").nth(1).click();
            assertThat(page.url()).endsWith("#finding-2");
            assertThat(page.locator("tr:target").textContent()).contains("CREDIT_CARD");
        }
    }

    @Test
    void whatIsBlockedIsSaid() {
        try (var console = open(Look.DESKTOP_DARK, "en-US")) {
            console.logIn();
            console.tryOut(TEXT, "feature:no-email-in");
            assertThat(console.page().locator("#level-1").textContent()).contains("Nothing would be sent");
            console.everybodyCanUseIt();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everybodyCanUseEveryPage(Look look) {
        try (var console = open(look, "en-US")) {
            console.go("/console/login");
            console.everybodyCanUseIt();
            console.page().locator("#name").fill("demo");
            console.page().locator("#password").fill("a wrong password");
            console.page().locator("main button[type=submit]").click();
            console.page().locator("#problem").waitFor();
            console.everybodyCanUseIt();
            console.logIn();
            console.everybodyCanUseIt();
            console.tryOut(TEXT, "feature:support-replies");
            console.everybodyCanUseIt();
            console.go("/console/nothing");
            console.everybodyCanUseIt();
        }
    }

    @ParameterizedTest
    @CsvSource({"en-GB, en, Try it", "de-DE, de, Ausprobieren", "ja-JP, ja, 試してみる"})
    void pagesSpeakTheBrowsersLanguage(String language, String tag, String title) {
        try (var console = open(Look.PHONE_DARK, language)) {
            console.logIn();
            assertThat(console.page().locator("h1").textContent()).isEqualTo(title);
            assertThat(console.page().locator("html").getAttribute("lang")).isEqualTo(tag);
            console.tryOut(TEXT, "level:3");
            console.everybodyCanUseIt();
        }
    }

    @Test
    void theLanguageCanBeSwitchedAndStays() {
        try (var console = open(Look.DESKTOP_LIGHT, "fr-FR")) {
            console.go("/console/login");
            assertThat(console.page().locator("h1").textContent()).isEqualTo("Log in");
            console.page().locator(".languages a[lang=ja]").click();
            assertThat(console.page().locator("h1").textContent()).isEqualTo("ログイン");
            console.go("/console/login");
            assertThat(console.page().locator("h1").textContent()).isEqualTo("ログイン");
        }
    }

    @Test
    void noScriptReadsTheSessionAndALogOutEndsIt() {
        try (var console = open(Look.DESKTOP_LIGHT, "en-US")) {
            console.logIn();
            assertThat(console.page().evaluate("document.cookie")).isEqualTo("");
            console.page().locator(".logout button").click();
            console.page().locator("#password").waitFor();
            console.page().goBack();
            console.page().reload();
            console.page().locator("#password").waitFor();
        }
    }
}
