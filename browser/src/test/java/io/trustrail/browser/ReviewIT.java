package io.trustrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.trustrail.browser.Chromium.Look;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.store.Store;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers wait for a reviewer in front of Chromium, while the official client waits for the answer. */
@Timeout(240)
class ReviewIT {

    private static final String POLICY = """
        features:
          all-held:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: gpt-4.1-mini}]
            review: {rules: [{do: hold, window: 5m}]}
          all-parked:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: gpt-4.1-mini}]
            review: {rules: [{do: park, interim: A colleague looks at it.}]}
        """;
    private static final String MAIL = "ada.canary@lovelace-mail.org";
    private static final String QUESTION = "Please write to " + MAIL + " about my order.";

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture(ReviewIT::policies);

    private static PolicyDirectory policies(Path parent) {
        try {
            var policies = PolicyDirectory.in(parent);
            Files.writeString(policies.path().resolve("review.yaml"), POLICY);
            return policies;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The vendor repeats the token that it got in the user's message. */
    @BeforeEach
    void vendorEchoes() {
        GATEWAY.vendor().answers(request -> {
            var prompt = request.body().toString();
            int start = prompt.indexOf("[EMAIL_");
            var token = prompt.substring(start, prompt.indexOf(']', start) + 1);
            return Script.json(Wire.OPENAI.answer("Perhaps I wrote to " + token + ". All is well."));
        });
    }

    private static ConsolePages reviewer(Look look, String language) {
        var console = ConsolePages.open(GATEWAY.adminUrl(), GATEWAY.data(), look, language);
        console.logIn();
        return console;
    }

    private static CompletableFuture<ChatCompletion> asks(String feature) {
        var params = ChatCompletionCreateParams.builder()
                .model(feature)
                .addUserMessage(QUESTION)
                .build();
        return CompletableFuture.supplyAsync(
                () -> GATEWAY.openAi().chat().completions().create(params));
    }

    private static String text(CompletableFuture<ChatCompletion> answer) {
        return Await.result(answer).choices().get(0).message().content().orElse("");
    }

    /** Opens the review that waits, as soon as it is in the list, without loading the page again, and takes it. */
    private static Page take(ConsolePages console) {
        console.go("/console/reviews");
        var page = console.page();
        page.locator("table.queue tbody a").first().click();
        page.locator("button[accesskey=c]").click();
        page.locator("form.decision").waitFor();
        return page;
    }

    private static Locator button(Page page, String what) {
        return page.locator("form.decision button[value=" + what + "]");
    }

    @Test
    void aHeldAnswerIsEditedWhileTheClientWaits() {
        try (var console = reviewer(Look.DESKTOP_LIGHT, "en-US")) {
            var answer = asks("all-held");
            var page = take(console);
            assertThat(page.content()).contains("[EMAIL_").doesNotContain(MAIL);
            var field = page.locator("form.decision textarea");
            field.fill(field.inputValue().replace("Perhaps I", "We"));
            page.locator("[data-state]:has-text('Kept as a draft')").waitFor();
            button(page, "compare").click();
            assertThat(page.locator("pre.shown del").first().textContent()).contains("Perhaps");
            assertThat(page.locator("pre.shown ins").first().textContent()).contains("We");
            console.everybodyCanUseIt();
            assertThat(answer).isNotDone();
            button(page, "edit").click();
            page.locator(".done").waitFor();
            assertThat(text(answer)).isEqualTo("We wrote to " + MAIL + ". All is well.");
        }
    }

    /** The claim ends while somebody types, and a colleague is faster: what was typed is still there, and nothing of it went out. */
    @Test
    void whatIsTypedIsKeptWhenTheClaimIsLost() {
        try (var console = reviewer(Look.DESKTOP_LIGHT, "en-US")) {
            var answer = asks("all-held");
            var page = take(console);
            var path = "/api/v1" + URI.create(page.url()).getPath().replaceFirst("^/console", "");
            assertThat(tokenOf("demo").post(path + "/release", new JsonObject()).status())
                    .isEqualTo(200);
            assertThat(tokenOf("bob").post(path + "/claim", new JsonObject()).status())
                    .isEqualTo(200);
            page.locator("form.decision textarea").fill("What I had in mind.");
            button(page, "edit").click();
            page.locator("#problem").waitFor();
            assertThat(page.locator("section[aria-labelledby=kept-title]").textContent())
                    .contains("What I had in mind.");
            console.everybodyCanUseIt();
            assertThat(answer).isNotDone();
            var approval = new JsonObject().put("decision_id", "d1").put("verdict", "approve");
            assertThat(tokenOf("bob").post(path + "/decision", approval).status())
                    .isEqualTo(200);
            assertThat(text(answer)).isEqualTo("Perhaps I wrote to " + MAIL + ". All is well.");
        }
    }

    /** The last words are not lost to another button, Enter decides nothing, and an edit is not dropped by a slip. */
    @Test
    void slipsLoseNothingAndDecideNothing() {
        try (var console = reviewer(Look.DESKTOP_LIGHT, "en-US")) {
            var answer = asks("all-held");
            var page = take(console);
            page.locator("form.decision textarea").fill("We wrote.");
            page.locator("#note").fill("checked");
            page.locator("#note").press("Enter");
            button(page, "approve").click();
            page.locator("#problem").waitFor();
            page.locator("form.decision textarea").fill("We wrote a letter.");
            button(page, "compare").click();
            page.locator("pre.shown ins").first().waitFor();
            page.locator("#reveal-reason").fill("The customer asked which address we use.");
            page.locator("form[action$=reveal] button").click();
            page.locator("dl.values").waitFor();
            assertThat(page.locator("form.decision textarea").inputValue()).isEqualTo("We wrote a letter.");
            page.locator("form.decision textarea").fill("We wrote two letters.");
            page.locator("main a:has-text('Back to the reviews')").click();
            page.locator("table.queue tbody a").first().click();
            Await.until("the last words are kept", () -> {
                page.reload();
                return page.locator("form.decision textarea").inputValue().equals("We wrote two letters.");
            });
            assertThat(answer).isNotDone();
            button(page, "edit").click();
            page.locator(".done").waitFor();
            assertThat(text(answer)).isEqualTo("We wrote two letters.");
        }
    }

    private static Caller tokenOf(String name) {
        try (var store = Store.open(GATEWAY.data())) {
            var token =
                    new Tokens(store, Clock.systemUTC()).create(name, Set.of(Scope.REVIEWS_READ, Scope.REVIEWS_DECIDE));
            return new Caller(GATEWAY.adminUrl(), token.token());
        }
    }

    /** What stands at the buttons is true: each key does what it promises, and nothing else is needed. */
    @Test
    void reviewersDecideWithTheKeysThatThePagesPromise() {
        try (var console = reviewer(Look.DESKTOP_LIGHT, "en-US")) {
            var page = console.page();
            console.go("/console/reviews");
            var approved = asks("all-held");
            page.locator("table.queue tbody a").first().waitFor();
            console.accessKey("n");
            page.locator("form.decision").waitFor();
            var hint = page.locator("form.decision .hint").first().textContent();
            assertThat(page.locator("form.decision [accesskey]").all())
                    .extracting(it -> it.getAttribute("accesskey"))
                    .containsExactlyInAnyOrder("a", "t", "e", "r")
                    .allMatch(key -> hint.contains(key + " ("));
            console.accessKey("a");
            page.locator(".done").waitFor();
            assertThat(text(approved)).isEqualTo("Perhaps I wrote to " + MAIL + ". All is well.");

            var edited = asks("all-held");
            page.locator("table.queue tbody a").first().waitFor();
            console.accessKey("n");
            page.locator("form.decision").waitFor();
            console.accessKey("t");
            page.keyboard().press("Control+End");
            page.keyboard().type(" Take care.");
            console.accessKey("e");
            page.locator(".done").waitFor();
            assertThat(text(edited)).isEqualTo("Perhaps I wrote to " + MAIL + ". All is well. Take care.");

            var rejected = asks("all-held");
            page.locator("table.queue tbody a").first().waitFor();
            console.tabTo("table.queue tbody a");
            page.keyboard().press("Enter");
            page.locator("button[accesskey=c]").waitFor();
            console.accessKey("c");
            page.locator("form.decision").waitFor();
            console.accessKey("r");
            page.locator("#problem").waitFor();
            console.tabTo("#code");
            page.keyboard().press("ArrowDown");
            console.accessKey("r");
            page.locator(".done").waitFor();
            assertThat(Await.result(rejected).choices().get(0).finishReason())
                    .isEqualTo(ChatCompletion.Choice.FinishReason.CONTENT_FILTER);
        }
    }

    @Test
    void aRejectedAnswerIsFiltered() {
        try (var console = reviewer(Look.DESKTOP_DARK, "en-US")) {
            var answer = asks("all-held");
            var page = take(console);
            button(page, "reject").click();
            page.locator("#problem").waitFor();
            page.locator("#code").selectOption("wrong");
            button(page, "reject").click();
            page.locator(".done").waitFor();
            var choice = Await.result(answer).choices().get(0);
            assertThat(choice.finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.CONTENT_FILTER);
            assertThat(choice.message().content().orElse("")).doesNotContain("wrote");
        }
    }

    @Test
    void aParkedAnswerIsFetchedAfterItsApproval() {
        var body = Wire.OPENAI.prompt("all-parked", QUESTION);
        var interim = GATEWAY.caller().post(Wire.OPENAI.path(), body);
        assertThat(Wire.OPENAI.textOf(interim.json())).isEqualTo("A colleague looks at it.");
        var path = "/v1/reviews/" + interim.header("x-trustrail-review");
        assertThat(GATEWAY.caller().get(path).text()).doesNotContain("wrote");
        try (var console = reviewer(Look.PHONE_LIGHT, "en-US")) {
            var page = take(console);
            console.everybodyCanUseIt();
            button(page, "approve").click();
            page.locator(".done").waitFor();
        }
        JsonObject parked = GATEWAY.caller().get(path + "?wait=10").json();
        assertThat(parked.encode()).contains("Perhaps I wrote to " + MAIL);
    }

    @Test
    void aRevealShowsValuesOnce() {
        try (var console = reviewer(Look.DESKTOP_LIGHT, "en-US")) {
            var answer = asks("all-held");
            var page = take(console);
            page.locator("#reveal-reason").fill("The customer asked which address we use.");
            page.locator("form[action$=reveal] button").click();
            page.locator("dl.values").waitFor();
            assertThat(page.locator("dl.values").textContent()).contains(MAIL);
            page.navigate(page.url().replaceAll("/reveal$", ""));
            assertThat(page.content()).doesNotContain(MAIL);
            button(page, "approve").click();
            page.locator(".done").waitFor();
            assertThat(text(answer)).contains(MAIL);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everybodyCanUseThePages(Look look) {
        try (var console = reviewer(look, "en-US")) {
            var answer = asks("all-held");
            var page = take(console);
            console.everybodyCanUseIt();
            Pictures.take(page, "review", look);
            for (var path : List.of("?show=all", "/health", "/calibration")) {
                console.go("/console/reviews" + path);
                console.everybodyCanUseIt();
            }
            console.go("/console/reviews?show=all");
            Pictures.take(page, "reviews", look);
            console.go("/console/reviews?show=mine");
            page.locator("table.queue tbody a").first().click();
            button(page, "approve").click();
            page.locator(".done").waitFor();
            console.everybodyCanUseIt();
            assertThat(text(answer)).contains(MAIL);
        }
    }

    @ParameterizedTest
    @CsvSource({"de-DE, Prüfungen, Diese Prüfung übernehmen", "ja-JP, レビュー, このレビューを引き受ける"})
    void reviewersReadTheirLanguage(String language, String title, String take) {
        try (var console = reviewer(Look.PHONE_DARK, language)) {
            var answer = asks("all-held");
            console.go("/console/reviews");
            var page = console.page();
            assertThat(page.locator("h1").textContent()).isEqualTo(title);
            page.locator("table.queue tbody a").first().click();
            assertThat(page.locator("button[accesskey=c]").textContent()).isEqualTo(take);
            console.everybodyCanUseIt();
            page.locator("button[accesskey=c]").click();
            button(page, "approve").click();
            page.locator(".done").waitFor();
            assertThat(text(answer)).contains(MAIL);
        }
    }

    /** Nobody's values are in the pages' addresses or in anything that is kept in the open. */
    @Test
    void whatAReviewerSawIsNotInTheLog() {
        try (var console = reviewer(Look.DESKTOP_LIGHT, "en-US")) {
            var answer = asks("all-held");
            var page = take(console);
            button(page, "approve").click();
            page.locator(".done").waitFor();
            assertThat(text(answer)).contains(MAIL);
        }
        assertThat(String.join("\n", GATEWAY.logs())).doesNotContain(MAIL, "Perhaps I wrote");
        assertThat(GATEWAY.written()).doesNotContain(MAIL, "Perhaps I wrote");
    }
}
