package io.trustrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import io.trustrail.browser.Chromium.Look;
import io.trustrail.gateway.fairness.audit.Audited;
import io.trustrail.gateway.fairness.figures.Cell;
import io.trustrail.gateway.fairness.figures.Gap;
import io.trustrail.gateway.fairness.figures.Measure;
import io.trustrail.gateway.fairness.figures.Share;
import io.trustrail.gateway.fairness.kept.KeptAudits;
import io.trustrail.gateway.fairness.texts.Aspect;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the gateway promises people, seen by those who keep it, in Chromium. */
@Timeout(240)
class TrustPagesIT {

    private static final String MAIL = "ada.canary@lovelace-mail.org";

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    private static ConsolePages staff(Look look, String language) {
        var console = ConsolePages.open(GATEWAY.adminUrl(), GATEWAY.data(), look, language);
        console.logIn();
        return console;
    }

    private static void call(String subject) {
        GATEWAY.vendor().answers(Script.json(Wire.OPENAI.answer("All is well.")));
        var body = Wire.OPENAI
                .prompt("support-replies", "Write to " + MAIL)
                .toBuffer()
                .getBytes();
        var reply = GATEWAY.caller().post(Wire.OPENAI.path(), body, Map.of("x-trustrail-subject", subject));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    @Test
    void aConcernGoesFromThePublicFormToItsAnswer() {
        String answer;
        try (var visitor = ConsolePages.open(GATEWAY.url(), GATEWAY.data(), Look.PHONE_LIGHT, "de-DE")) {
            visitor.go("/concerns/new");
            visitor.everybodyCanUseIt();
            var page = visitor.page();
            page.locator("#category-privacy").check();
            page.locator("#text").fill("Meine Adresse " + MAIL + " war zu lesen.");
            page.locator("#call").fill("nonsense");
            page.locator("main button[type=submit]").click();
            page.locator("#problem").waitFor();
            visitor.everybodyCanUseIt();
            page.locator("#call").fill("");
            page.locator("main button[type=submit]").click();
            page.locator(".done").waitFor();
            visitor.everybodyCanUseIt();
            answer = page.locator("a.whole").getAttribute("href");
        }
        try (var console = staff(Look.DESKTOP_LIGHT, "en-US")) {
            console.go("/console/concerns");
            console.everybodyCanUseIt();
            var page = console.page();
            page.locator("table.queue tbody a").first().click();
            page.locator("#take").click();
            page.locator("#status:has-text('Somebody is looking into it')").waitFor();
            assertThat(page.locator("#said").textContent()).contains("[EMAIL]").doesNotContain(MAIL);
            console.everybodyCanUseIt();
            page.locator("#text").fill("Wir haben sie entfernt.");
            page.locator("#answer").click();
            page.locator("#status:has-text('Answered')").waitFor();
        }
        try (var visitor = ConsolePages.open(GATEWAY.url(), GATEWAY.data(), Look.DESKTOP_DARK, "ja-JP")) {
            visitor.go(answer);
            assertThat(visitor.page().locator("#answer").textContent()).isEqualTo("Wir haben sie entfernt.");
            visitor.everybodyCanUseIt();
        }
    }

    @Test
    void aFlowIsConfirmedAndStopped() {
        call("somebody");
        try (var console = staff(Look.DESKTOP_LIGHT, "en-US")) {
            var page = console.page();
            console.go("/console/inventory");
            page.locator("#matrix").waitFor();
            assertThat(page.locator("#matrix tr:has-text('EMAIL') svg.spark path")
                            .first()
                            .getAttribute("d"))
                    .as("a column for today")
                    .startsWith("M116");
            console.everybodyCanUseIt();
            page.locator("#inbox tr:has-text('EMAIL') button").first().click();
            page.locator("#matrix").waitFor();
            assertThat(page.locator("#inbox tr:has-text('EMAIL')").count()).isZero();
            page.locator("#matrix tr:has-text('EMAIL') a").first().click();
            page.locator("#diff").waitFor();
            console.everybodyCanUseIt();
            var file = page.locator("#diff")
                    .textContent()
                    .split("\\+\\+\\+ b/", 2)[1]
                    .split("\n", 2)[0];
            page.locator("#apply").click();
            page.locator(".done").waitFor();
            assertThat(GATEWAY.policies().path().resolve(file)).exists();
        }
        assertThat(JournalView.read(GATEWAY.data()).all("policy.block_written"))
                .anySatisfy(event -> assertThat(event.getJsonObject("facts").getString("category"))
                        .isEqualTo("EMAIL"));
        Await.until("the rule is in force", () -> {
            var body = Wire.OPENAI.prompt("support-replies", "Hi");
            return GATEWAY.caller().post(Wire.OPENAI.path(), body).status() == 200
                    && JournalView.read(GATEWAY.data()).records().stream()
                            .anyMatch(record -> record.getString("type").startsWith("policy."));
        });
    }

    @Test
    void vendorsAndConsentsAreThereForEverybody() {
        try (var console = staff(Look.PHONE_DARK, "de-DE")) {
            var page = console.page();
            call("somebody-else");
            console.go("/console/inventory");
            page.locator("#matrix").waitFor();
            console.everybodyCanUseIt();
            console.go("/console/vendors");
            assertThat(page.locator("section.level").count()).isPositive();
            assertThat(page.locator("section.level").first().textContent()).contains("nicht bewertet", "Stufe 1, 2, 3");
            console.everybodyCanUseIt();
            console.go("/console/consents");
            page.locator("#id").fill("jo jones");
            page.locator("main form button").first().click();
            page.locator("#problem:has-text('ohne Leerzeichen')").waitFor();
            console.everybodyCanUseIt();
            page.locator("#id").fill("c-17");
            page.locator("main form button").first().click();
            page.locator("#answering-granted").click();
            page.locator("#said tr:has-text('erteilt')").waitFor();
            console.everybodyCanUseIt();
        }
        assertThat(JournalView.read(GATEWAY.data()).all("consent.changed"))
                .anySatisfy(event -> assertThat(event.getJsonObject("facts").getString("source"))
                        .isEqualTo("console"));
    }

    @Test
    void manyConsentsAreTakenDownFromAFileWithItsMistakesCorrected() {
        try (var console = staff(Look.PHONE_LIGHT, "ja-JP")) {
            var page = console.page();
            console.go("/console/consents/import");
            var bad = "id,purpose,state,source\nfile-1,ai,granted,crm\nfile-2,training,granted,crm\n";
            page.locator("#file")
                    .setInputFiles(new FilePayload("consents.csv", "text/csv", bad.getBytes(StandardCharsets.UTF_8)));
            page.waitForFunction("document.getElementById('csv').value.includes('file-2')");
            page.locator("#take").click();
            page.locator("#faults li:has-text('3 行目')").waitFor();
            console.everybodyCanUseIt();
            page.locator("#csv").fill(bad.replace("training", "improvement"));
            page.locator("#take").click();
            page.locator("#taken").waitFor();
            console.everybodyCanUseIt();
            console.go("/console/consents");
            page.locator("#id").fill("file-2");
            page.locator("main form button").first().click();
            page.locator("#history td:has-text('crm')").waitFor();
            console.everybodyCanUseIt();
        }
    }

    @Test
    void gapsAreShownAndAnAuditIsBegun() {
        try (var store = Store.open(GATEWAY.data())) {
            var kept = new KeptAudits(store);
            kept.keep(audited("fair_1", "2026-03-01T10:00:00Z", 12));
            kept.keep(audited("fair_2", "2026-03-02T10:00:00Z", 20));
        }
        try (var console = staff(Look.DESKTOP_DARK, "en-US")) {
            var page = console.page();
            console.go("/console/fairness?feature=support-replies");
            assertThat(page.locator("#warnings tbody tr").textContent()).contains("muslim", "76.9 %");
            assertThat(page.locator("#trend polyline").count()).isEqualTo(1);
            console.everybodyCanUseIt();
            page.locator("#measure").selectOption("names-missed");
            page.locator("main form button").first().click();
            page.locator("#languages").waitFor();
            page.locator("#feature").selectOption("agent-copilot");
            page.locator("main form button").first().click();
            page.locator("#none").waitFor();
            page.locator("#run").click();
            page.locator("#run-state").waitFor();
            console.everybodyCanUseIt();
        }
        try (var console = staff(Look.PHONE_LIGHT, "de-DE")) {
            console.go("/console/fairness?feature=support-replies");
            assertThat(console.page().locator("#warnings").textContent()).contains("76,9 %");
            console.everybodyCanUseIt();
        }
    }

    private static Audited audited(String id, String at, int marked) {
        var all = new Cell(Measure.TOXICITY_MARKED, "identity", "muslim", "");
        var english = new Cell(Measure.TOXICITY_MARKED, "identity", "muslim", "en");
        var language = new Cell(Measure.TOXICITY_MARKED, "language", "en", "");
        var share = new Share(marked, 26);
        var others = new Share(10, 806);
        return new Audited(
                id,
                Instant.parse(at),
                "support-replies",
                "p1",
                new Audited.Effort(832, 1, 5000),
                Set.of(Aspect.TOXICITY),
                Map.of(all, share, english, share, language, share.plus(others)),
                List.of(new Gap(all, share, others, true)));
    }
}
