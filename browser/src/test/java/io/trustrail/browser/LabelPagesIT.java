package io.trustrail.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.trustrail.browser.Chromium.Look;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Labels, and the page that makes them, by a person in front of Chromium. */
@Timeout(240)
class LabelPagesIT {

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture(PolicyDirectory::shippedWithoutScreens);

    private static ConsolePages open(Look look, String language) {
        return ConsolePages.open(GATEWAY.adminUrl(), GATEWAY.data(), look, language);
    }

    @BeforeEach
    void labelsArePublished() {
        Await.until(
                "the labels are published",
                () -> GATEWAY.admin().get("/labels/support-replies").status() == 200);
    }

    @ParameterizedTest
    @EnumSource
    void everybodyCanReadALabel(Look look) {
        try (var browser = open(look, "en-US")) {
            browser.go("/labels/support-replies");
            assertThat(browser.page().locator("h1").textContent()).isEqualTo("AI Nutrition Facts");
            browser.everybodyCanUseIt();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everybodyCanReadWhatTheGatewayIsMadeOf(Look look) {
        try (var browser = open(look, "en-US")) {
            browser.go("/labels/own");
            assertThat(browser.page().locator("h1").textContent()).isEqualTo("AI Nutrition Facts");
            browser.everybodyCanUseIt();
        }
    }

    @Test
    void theLabelsOfFeaturesAreListed() {
        try (var console = open(Look.DESKTOP_DARK, "en-US")) {
            console.logIn();
            console.go("/console/labels");
            assertThat(console.page().locator("tbody th").allTextContents()).hasSize(3);
            console.everybodyCanUseIt();
            console.page().locator("tbody a").first().click();
            assertThat(console.page().locator(".name").textContent()).isEqualTo("Agent copilot");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DESKTOP_LIGHT, en-GB, Make a label",
        "PHONE_DARK, de-DE, Etikett erstellen",
        "PHONE_LIGHT, ja-JP, ラベルを作成"
    })
    void aFormBecomesALabel(Look look, String language, String title) throws IOException {
        try (var console = open(look, language)) {
            console.logIn();
            console.go("/console/labels/new");
            var page = console.page();
            assertThat(page.locator("h1").textContent()).isEqualTo(title);
            console.everybodyCanUseIt();
            page.locator("#NAME").fill("Weather <b>bot</b>");
            page.locator("#DESCRIPTION").fill("Says whether it rains.");
            page.locator("#TRAINED").selectOption("No");
            page.locator("[id='HUMAN.comments']").fill("First.\nSecond.");
            page.locator("button[name=form]").first().click();
            page.locator(".labelpicture svg").waitFor();
            assertThat(page.locator(".labelpicture svg title").textContent())
                    .isEqualTo("AI Nutrition Facts: Weather <b>bot</b>");
            assertThat(page.locator("#DESCRIPTION").inputValue()).isEqualTo("Says whether it rains.");
            console.everybodyCanUseIt();

            var label = new JsonObject(new String(download(page, "json"), UTF_8));
            assertThat(label.getString("name")).isEqualTo("Weather <b>bot</b>");
            var trust = label.getJsonObject("trustLayer");
            assertThat(trust.getJsonObject("baseModelCustomerData").getValue("value"))
                    .isEqualTo(false);
            assertThat(trust.getJsonObject("auditing").getJsonArray("comments")).containsExactly("First.", "Second.");
            assertThat(new String(download(page, "svg"), UTF_8)).startsWith("<svg");
            assertThat(new String(download(page, "html"), UTF_8)).contains("Typed in, not measured.");
            assertThat(download(page, "png")).startsWith(0x89, 'P', 'N', 'G');
        }
    }

    private static byte[] download(Page page, String form) throws IOException {
        var download = page.waitForDownload(
                () -> page.locator("button[value=" + form + "]").click());
        assertThat(download.suggestedFilename()).isEqualTo("label." + form);
        return Files.readAllBytes(download.path());
    }

    @Test
    void whatIsMissingIsNamedAndNothingIsLost() {
        try (var console = open(Look.PHONE_LIGHT, "en-US")) {
            console.logIn();
            console.go("/console/labels/new");
            var page = console.page();
            page.locator("#NAME").fill("A name");
            page.evaluate("document.querySelectorAll('[required]').forEach(it => it.required = false)");
            page.locator("button[name=form]").first().click();
            page.locator("#problem").waitFor();
            assertThat(page.locator("#problem").textContent().strip()).isEqualTo("Description is empty. Fill it in.");
            assertThat(page.locator("#NAME").inputValue()).isEqualTo("A name");
            console.everybodyCanUseIt();
            page.locator("#DESCRIPTION").fill("天気を伝える");
            page.locator("button[value=png]").click();
            page.locator("#problem").waitFor();
            assertThat(page.locator("#problem").textContent()).contains("PNG");
        }
    }
}
