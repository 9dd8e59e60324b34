package io.trustrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.trustrail.browser.Chromium.Look;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.verify.ProofCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An auditor in front of Chromium finds a call and takes its proof home. */
@Timeout(240)
class AuditIT {

    private static final String MAIL = "ada.canary@lovelace-mail.org";

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    private String call = "";

    @BeforeEach
    void aCallIsInTheLog() {
        GATEWAY.vendor().answers(request -> Script.json(Wire.OPENAI.answer("All is well.")));
        var body = Wire.OPENAI.prompt("support-replies", "Please write to " + MAIL + ".");
        call = GATEWAY.caller().post(Wire.OPENAI.path(), body).header("x-trustrail-call");
        Await.until(
                "the log has the call", () -> GATEWAY.admin().get("/log").json().getLong("size") >= 3);
    }

    private static ConsolePages auditor(Look look, String language) {
        var console = ConsolePages.open(GATEWAY.adminUrl(), GATEWAY.data(), look, language);
        console.logIn();
        return console;
    }

    /** Searches until the index has the call. */
    private void find(ConsolePages console) {
        Await.until("the index has the call", () -> {
            console.go("/console/audit?category=EMAIL");
            return console.page().content().contains(call);
        });
    }

    @Test
    void aCallIsFoundAndItsProofVerifiesElsewhere() throws IOException {
        try (var console = auditor(Look.DESKTOP_LIGHT, "en-US")) {
            find(console);
            var page = console.page();
            page.locator("#vendor").fill("nobody");
            page.locator("form.filter button").click();
            page.locator("text=No calls").waitFor();
            page.locator("#vendor").fill("openai");
            page.locator("#verdict").selectOption("rewrite");
            page.locator("form.filter button").click();
            page.locator("a:has-text('" + call + "')").click();
            assertThat(page.locator(".timeline h3").allTextContents())
                    .containsExactly("About to be sent to a vendor", "Ended");
            assertThat(page.content()).contains("EMAIL 1").doesNotContain(MAIL);
            var download =
                    page.waitForDownload(() -> page.locator("a[download]").click());
            assertThat(download.suggestedFilename()).isEqualTo(call + ".proof.json");
            var document = Files.readAllBytes(download.path());
            var check = ProofCheck.of(document, ProofCheck.keyIn(document));
            assertThat(check.faults()).isEmpty();
            assertThat(check.leaves()).hasSize(2);
        }
    }

    @Test
    void aFieldThatCannotBeIsSaid() {
        try (var console = auditor(Look.DESKTOP_LIGHT, "en-US")) {
            console.go("/console/audit");
            var page = console.page();
            page.locator("#from").fill("yesterday");
            page.keyboard().press("Enter");
            page.locator("#problem").waitFor();
            assertThat(page.locator("#from").inputValue()).isEqualTo("yesterday");
            assertThat(page.locator("#from").getAttribute("aria-invalid")).isEqualTo("true");
            console.everybodyCanUseIt();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everybodyCanUseThePages(Look look) {
        try (var console = auditor(look, "en-US")) {
            find(console);
            console.everybodyCanUseIt();
            Pictures.take(console.page(), "audit", look);
            open(console.page());
            console.everybodyCanUseIt();
            Pictures.take(console.page(), "audit-call", look);
            console.go("/console/audit/events");
            console.page().locator("summary").first().click();
            console.everybodyCanUseIt();
            console.go("/console/audit/verify");
            console.everybodyCanUseIt();
        }
    }

    private void open(Page page) {
        page.locator("a:has-text('" + call + "')").click();
        page.waitForURL(Pattern.compile(".*/calls/" + call));
    }

    @ParameterizedTest
    @CsvSource({"de-DE, Prüfung, Den Beweis herunterladen", "ja-JP, 監査, 証明をダウンロード"})
    void auditorsReadTheirLanguage(String language, String title, String proof) {
        try (var console = auditor(Look.PHONE_DARK, language)) {
            find(console);
            assertThat(console.page().locator("h1").textContent()).isEqualTo(title);
            open(console.page());
            assertThat(console.page().locator("a[download]").textContent()).isEqualTo(proof);
            console.everybodyCanUseIt();
        }
    }
}
