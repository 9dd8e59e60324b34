package io.trustrail.gateway.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.StopReason;
import com.openai.errors.PermissionDeniedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.api.ApiClient;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls about people go by what these people said; callers and the record are told why. */
@Timeout(120)
class ConsentIT {

    private static final String POLICY = """
        trust:
          consent: {levels: [2], purposes: [sharing], otherwise: refuse, strip-level: 3}
        vendors:
          second: {dialects: [openai-chat], base-url: "${OPENAI_BASE_URL}", api-key: "${OPENAI_API_KEY}"}
        features:
          strips: {level: 2, targets: &one [{vendor: openai, model: m}], guards: [pii], consent: {otherwise: strip}}
          people-first: {level: 2, targets: *one, guards: [pii], consent: {otherwise: human}}
          named-only: {level: 2, targets: *one, guards: [pii], consent: {unnamed: refuse}}
          waits: {level: 2, targets: *one, guards: [pii], review: {rules: [{do: hold, window: 10m}]}}
          falls-back: {level: 2, targets: *one, fallback: [{vendor: second, model: m}], guards: [pii]}
          asks-again: {level: 2, targets: *one, guards: [pii], review: {agreement: {share: 1}, rules: [{confidence-below: 0.01, do: after}]}}
          free: {level: 2, targets: *one, guards: [pii], consent: {needed: never}}
        """;

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture(ConsentIT::policies);

    private static ApiClient api;

    private static PolicyDirectory policies(Path parent) {
        var directory = PolicyDirectory.in(parent);
        try {
            Files.writeString(directory.path().resolve("trust.yaml"), POLICY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory;
    }

    @BeforeAll
    static void token() {
        try (var store = Store.open(GATEWAY.data())) {
            var scopes = Set.of(Scope.CONSENTS_READ, Scope.CONSENTS_WRITE, Scope.REVIEWS_READ, Scope.REVIEWS_DECIDE);
            api = new ApiClient(
                    GATEWAY.adminUrl(),
                    new Tokens(store, Clock.systemUTC()).create("crm", scopes).token());
        }
    }

    private static JsonObject say(String person, String purpose, String state) {
        var body = new JsonObject()
                .put("purposes", new JsonObject().put(purpose, state))
                .put("source", "test")
                .put("textVersion", "2026-01");
        var answer = api.send("PUT", "/api/v1/subjects/" + person + "/consents", body.encode(), "application/json");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static ChatCompletionCreateParams chat(String feature, String person) {
        return ChatCompletionCreateParams.builder()
                .model(feature)
                .addUserMessage("I am jo@example.com")
                .putAdditionalHeader("x-trustrail-subject", person)
                .build();
    }

    private static MessageCreateParams messages(String feature, String person) {
        return MessageCreateParams.builder()
                .model(feature)
                .maxTokens(64)
                .addUserMessage("Hi")
                .putAdditionalHeader("x-trustrail-subject", person)
                .build();
    }

    private static PermissionDeniedException refused(String feature, String person) {
        return catchThrowableOfType(
                PermissionDeniedException.class,
                () -> GATEWAY.openAi()
                        .chat()
                        .completions()
                        .create(chat(feature, person))
                        .id());
    }

    private static void answers() {
        GATEWAY.vendor().answers(Script.json(Wire.OPENAI.answer("Hello.")));
    }

    private static JsonObject closed(PermissionDeniedException error) {
        return GATEWAY.closed(error.headers().values("x-trustrail-call").get(0));
    }

    @Test
    void aPersonWhoAgreedIsServedAndTheRecordSaysSo() {
        say("agrees", "answering", "granted");
        answers();
        var reply = GATEWAY.caller()
                .post(
                        Wire.OPENAI.path(),
                        Wire.OPENAI.prompt("agent-copilot", "Hi").toBuffer().getBytes(),
                        Map.of("x-trustrail-subject", "agrees"));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var call = reply.header("x-trustrail-call");
        GATEWAY.closed(call);
        var consent = JournalView.read(GATEWAY.data()).only("opened", call).getJsonObject("consent");
        assertThat(consent.getMap())
                .containsEntry("purpose", "answering")
                .containsEntry("state", "granted")
                .containsEntry("textVersion", "2026-01")
                .containsEntry("decision", "pass");
    }

    @ParameterizedTest
    @EnumSource(SdkCall.class)
    void aWithdrawnConsentStopsACallAndTheRecordSaysWhy(SdkCall way) {
        say("withdraws", "answering", "granted");
        var number = say("withdraws", "answering", "withdrawn").getString("subject");

        var refused = way.refused(GATEWAY, "agent-copilot", "Hi", Map.of("x-trustrail-subject", "withdraws"));

        assertThat(refused.error()).isEqualTo("PermissionDeniedException");
        assertThat(refused.code()).isEqualTo("consent_withdrawn");
        assertThat(refused.message()).contains("has withdrawn the consent for \"answering\"");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
        var closed = GATEWAY.closed(refused.call());
        assertThat(closed.getString("outcome")).isEqualTo("consent_withdrawn");
        assertThat(closed.getString("subject"))
                .as("who searches by the person finds it")
                .isEqualTo(number);
        assertThat(closed.getJsonObject("consent").getMap())
                .containsEntry("purpose", "answering")
                .containsEntry("state", "withdrawn")
                .containsEntry("textVersion", "2026-01")
                .containsEntry("decision", "refuse");
        assertThat(GATEWAY.written()).doesNotContain("withdraws\"");
    }

    /** Further answers are asked for behind the first one, and the person may say no while that comes. */
    @ParameterizedTest
    @CsvSource({"granted, 3", "withdrawn, 1"})
    void furtherAnswersAreNotAskedForOnceTheConsentIsGone(String then, int requests) {
        say("thinks", "answering", "granted");
        var goOn = Promise.<Void>promise();
        GATEWAY.vendor()
                .answers(Script.of(200, "application/json")
                        .await(goOn.future())
                        .write(Wire.OPENAI.answer("Hello.").encode())
                        .end());
        var reply = CompletableFuture.supplyAsync(() -> GATEWAY.caller()
                .post(
                        Wire.OPENAI.path(),
                        Wire.OPENAI.prompt("asks-again", "Hi").toBuffer().getBytes(),
                        Map.of("x-trustrail-subject", "thinks")));
        Await.until("it is asked", () -> !GATEWAY.vendor().requests().isEmpty());
        say("thinks", "answering", then);
        goOn.complete();
        GATEWAY.closed(Await.result(reply).header("x-trustrail-call"));
        assertThat(GATEWAY.vendor().requests()).hasSize(requests);
    }

    @Test
    void whoNeverSaidAnythingHasNotAgreed() {
        var refused = refused("agent-copilot", "silent");
        assertThat(refused.code()).contains("consent_missing");
        assertThat(say("silent", "personalisation", "granted").getString("subject"))
                .as("the number of what came before")
                .isEqualTo(closed(refused).getString("subject"));
        answers();
        assertThat(GATEWAY.openAi()
                        .chat()
                        .completions()
                        .create(chat("support-replies", "silent"))
                        .choices())
                .as("level 1 needs none")
                .hasSize(1);
        assertThat(GATEWAY.openAi()
                        .chat()
                        .completions()
                        .create(chat("free", "silent"))
                        .choices())
                .hasSize(1);
        say("silent", "answering", "granted");
        assertThat(GATEWAY.openAi()
                        .chat()
                        .completions()
                        .create(chat("agent-copilot", "silent"))
                        .choices())
                .as("at once, though it was remembered that there is none")
                .hasSize(1);
    }

    @Test
    void whoOptedOutOfAiIsLeftToPeopleEverywhere() {
        say("opts-out", "ai", "withdrawn");
        say("opts-out", "answering", "granted");

        for (var feature : new String[] {"support-replies", "agent-copilot", "strips", "free"}) {
            var error = refused(feature, "opts-out");
            assertThat(error.code()).as(feature).contains("ai_opt_out");
            assertThat(closed(error).getJsonObject("consent").getString("decision"))
                    .isEqualTo("opted_out");
        }
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    @Test
    void thePolicyMayTakeEverythingPersonalOutInstead() {
        say("strips", "answering", "withdrawn");
        answers();
        GATEWAY.openAi().chat().completions().create(chat("strips", "strips"));

        assertThat(GATEWAY.vendor().requests().get(0).text())
                .contains("I am [EMAIL]")
                .doesNotContain("jo@example.com");
        var opened = JournalView.read(GATEWAY.data())
                .all("opened")
                .reduce((first, last) -> last)
                .orElseThrow();
        assertThat(opened.getInteger("level")).isEqualTo(3);
        assertThat(opened.getJsonObject("consent").getString("decision")).isEqualTo("strip");
    }

    @Test
    void orAskForAPerson() {
        say("asks", "answering", "withdrawn");
        assertThat(refused("people-first", "asks").code()).contains("human_requested");
    }

    @Test
    void orForAName() {
        answers();
        var caller = GATEWAY.caller();
        var named = caller.post(Wire.OPENAI.path(), Wire.OPENAI.prompt("named-only", "Hi"));
        var unnamed = caller.post(Wire.OPENAI.path(), Wire.OPENAI.prompt("agent-copilot", "Hi"));

        assertThat(named.status()).isEqualTo(400);
        assertThat(named.text()).contains("subject_missing", "x-trustrail-subject");
        assertThat(unnamed.status()).as("allowed where the policy says so").isEqualTo(200);
    }

    @Test
    void sharingNeedsConsentOfItsOwnAndPurposesAreChecked() {
        say("shares", "answering", "granted");
        var body = Wire.OPENAI.prompt("support-replies", "Hi").toBuffer().getBytes();
        var sharing = Map.of("x-trustrail-subject", "shares", "x-trustrail-purpose", "sharing");
        var typo = Map.of("x-trustrail-subject", "shares", "x-trustrail-purpose", "sharin");

        var refused = GATEWAY.caller().post(Wire.OPENAI.path(), body, sharing);
        var unknown = GATEWAY.caller().post(Wire.OPENAI.path(), body, typo);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("consent_missing");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text()).contains("answering, improvement, personalisation, sharing");
    }

    @Test
    void aStreamOfOpenAiEndsFilteredWhenTheConsentIsWithdrawnWhileItRuns() {
        say("changes-mind", "answering", "granted");
        var goOn = runsInTwoParts(Wire.OPENAI);

        var accumulator = ChatCompletionAccumulator.create();
        try (var stream =
                GATEWAY.openAi().chat().completions().createStreaming(chat("agent-copilot", "changes-mind"))) {
            var chunks = stream.stream().iterator();
            var seen = new StringBuilder();
            while (seen.isEmpty()) {
                var chunk = chunks.next();
                accumulator.accumulate(chunk);
                chunk.choices()
                        .forEach(choice -> seen.append(choice.delta().content().orElse("")));
            }
            say("changes-mind", "answering", "withdrawn");
            goOn.complete();
            chunks.forEachRemaining(accumulator::accumulate);
        }

        var answer = accumulator.chatCompletion().choices().get(0);
        assertThat(answer.finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.CONTENT_FILTER);
        assertThat(answer.message().content().orElse(""))
                .startsWith("The first")
                .doesNotContain("second");
        wasStopped(GATEWAY.lastClosed());
    }

    @Test
    void soDoesOneOfAnthropic() {
        say("thinks-again", "answering", "granted");
        var goOn = runsInTwoParts(Wire.ANTHROPIC);

        var accumulator = MessageAccumulator.create();
        try (var stream = GATEWAY.anthropic().messages().createStreaming(messages("agent-copilot", "thinks-again"))) {
            var events = stream.stream().iterator();
            boolean seen = false;
            while (!seen) {
                var event = events.next();
                accumulator.accumulate(event);
                seen = event.isContentBlockDelta();
            }
            say("thinks-again", "answering", "withdrawn");
            goOn.complete();
            events.forEachRemaining(accumulator::accumulate);
        }

        var answer = accumulator.message();
        assertThat(answer.stopReason()).contains(StopReason.REFUSAL);
        assertThat(answer.content().toString()).contains("The first part").doesNotContain("second");
        wasStopped(GATEWAY.lastClosed());
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aWholeAnswerDoesNotGoOutWhenTheConsentIsWithdrawnWhileTheVendorWrites(Wire wire) {
        say("hesitates", "answering", "granted");
        GATEWAY.vendor().answers(request -> {
            say("hesitates", "answering", "withdrawn");
            return Script.json(wire.answer("The whole answer."));
        });

        var reply = GATEWAY.caller()
                .post(
                        wire.path(),
                        wire.prompt("agent-copilot", "Hi").toBuffer().getBytes(),
                        Map.of("x-trustrail-subject", "hesitates"));

        assertThat(reply.status()).as("filtered replies are 200").isEqualTo(200);
        assertThat(reply.text()).doesNotContain("whole answer");
        wasStopped(GATEWAY.closed(reply.header("x-trustrail-call")));
    }

    @Test
    void anAnswerThatWaitsForAReviewerDoesNotGoOutWhenTheConsentIsWithdrawnMeanwhile() {
        say("waits", "answering", "granted");
        answers();
        var answer = CompletableFuture.supplyAsync(
                () -> GATEWAY.openAi().chat().completions().create(chat("waits", "waits")));
        var open = "/api/v1/reviews?status=open";
        Await.until(
                "the review",
                () -> !api.get(open).json().getJsonArray("reviews").isEmpty());
        var review = "/api/v1/reviews/"
                + api.get(open).json().getJsonArray("reviews").getJsonObject(0).getString("id");

        say("waits", "answering", "withdrawn");
        assertThat(api.post(review + "/claim", new JsonObject()).status()).isEqualTo(200);
        var approved = new JsonObject().put("decision_id", "d1").put("verdict", "approve");
        assertThat(api.post(review + "/decision", approved).status()).isEqualTo(200);

        var choice = Await.result(answer).choices().get(0);
        assertThat(choice.finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.CONTENT_FILTER);
        assertThat(choice.message().content().orElse("")).doesNotContain("Hello");
        wasStopped(GATEWAY.lastClosed());
    }

    @Test
    void noOtherVendorIsAskedWhenTheConsentIsWithdrawnWhileTheFirstFails() {
        say("turns-back", "answering", "granted");
        GATEWAY.vendor().answers(request -> {
            say("turns-back", "answering", "withdrawn");
            return Script.json(500, "{}").header("x-should-retry", "false");
        });

        var refused =
                SdkCall.OPENAI_STREAM.refused(GATEWAY, "falls-back", "Hi", Map.of("x-trustrail-subject", "turns-back"));

        assertThat(refused.code()).isEqualTo("consent_withdrawn");
        assertThat(refused.message()).contains("while the call was under way");
        assertThat(GATEWAY.vendor().requests()).as("the first vendor only").hasSize(1);
        var closed = GATEWAY.closed(refused.call());
        assertThat(closed.getString("outcome")).isEqualTo("consent_withdrawn");
        assertThat(closed.getJsonObject("consent").getString("decision")).isEqualTo("stopped");
    }

    /* The second part waits to be let go. */
    private static Promise<Void> runsInTwoParts(Wire wire) {
        var goOn = Promise.<Void>promise();
        GATEWAY.vendor()
                .answers(Script.sse()
                        .write(wire.streamStart())
                        .write(wire.streamText("The first part is here, and it is long. "))
                        .await(goOn.future())
                        .write(wire.streamText("The second part."))
                        .write(wire.streamEnd())
                        .end());
        return goOn;
    }

    private static void wasStopped(JsonObject closed) {
        assertThat(closed.getString("outcome")).isEqualTo("blocked_reply");
        assertThat(closed.getJsonObject("consent").getMap())
                .containsEntry("state", "withdrawn")
                .containsEntry("decision", "stopped");
    }

    @Test
    void theApiTakesManyAtOnceAndGivesAllBack() {
        var lines = """
            {"id": "many-1", "purpose": "answering", "state": "granted", "source": "crm"}
            {"id": "many-2", "purpose": "sharing", "state": "withdrawn", "source": "=crm", "textVersion": "v1"}
            """;
        var imported = api.send("POST", "/api/v1/consents/import", lines, "application/jsonl");
        var csv = "id,purpose,state,source\nmany-4,answering,granted,crm\n";
        var fromCsv = api.send("POST", "/api/v1/consents/import?format=csv", csv, "text/csv");
        var badCsv = api.send(
                "POST", "/api/v1/consents/import?format=csv", csv + "many-5,selling,granted,crm\n", "text/csv");
        assertThat(fromCsv.json().getInteger("imported")).as(fromCsv.text()).isEqualTo(1);
        assertThat(badCsv.status()).isEqualTo(400);
        assertThat(badCsv.text()).contains("line 3: purpose", "These are known: ai, answering");
        assertThat(api.send("POST", "/api/v1/consents/import", lines + lines, "application/jsonl")
                        .text())
                .contains("line 3: purpose", "Line 1 says something about the same person");
        assertThat(api.get("/api/v1/subjects/many-4/consents/history").text())
                .contains("\"purpose\":\"answering\"", "\"state\":\"granted\"", "\"by\":\"crm\"");
        assertThat(api.get("/api/v1/subjects/many-5/consents/history").text()).isEqualTo("{\"history\":[]}");
        var bad = api.send(
                "POST",
                "/api/v1/consents/import",
                lines + "{\"id\": \"many-3\", \"purpose\": \"selling\", \"state\": \"granted\", \"source\": \"crm\"}",
                "application/jsonl");

        assertThat(imported.json().getInteger("imported")).isEqualTo(2);
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.text()).contains("line 3: purpose\"", "These are known: ai, answering");
        assertThat(api.get("/api/v1/subjects/many-3/consents").json().getValue("subject"))
                .isNull();
        assertThat(api.get("/api/v1/subjects/many-2/consents")
                        .json()
                        .getJsonObject("purposes")
                        .getJsonObject("sharing")
                        .getString("state"))
                .isEqualTo("withdrawn");
        assertThat(api.get("/api/v1/consents?format=csv").text())
                .contains("many-1,default,sub_")
                .contains(",sharing,withdrawn,'=crm,v1,");
        assertThat(api.get("/api/v1/consents").text()).contains("\"id\":\"many-2\"");
        assertThat(JournalView.read(GATEWAY.data()).all("consent.changed"))
                .anySatisfy(event -> assertThat(event.getJsonObject("facts").getMap())
                        .containsEntry("purpose", "sharing")
                        .containsEntry("state", "withdrawn")
                        .containsEntry("by", "crm"));
    }

    @Test
    void badStatementsAreRefused() {
        var path = "/api/v1/subjects/x/consents";
        var noSource = api.send("PUT", path, "{\"purposes\": {\"answering\": \"granted\"}}", "application/json");
        var noState = api.send(
                "PUT", path, "{\"purposes\": {\"answering\": \"maybe\"}, \"source\": \"s\"}", "application/json");

        assertThat(noSource.json().getJsonObject("error").getString("field")).isEqualTo("source");
        assertThat(noState.text()).contains("Send granted or withdrawn.");
        var optsOut = "{\"purposes\": {\"ai\": \"withdrawn\"}, \"source\": \"s\"}";
        var nobody = api.send("PUT", "/api/v1/subjects/jo%20jones/consents", optsOut, "application/json");
        assertThat(nobody.status()).as("no call could be stopped by it").isEqualTo(400);
        assertThat(nobody.json().getJsonObject("error").getString("field")).isEqualTo("id");
        var csv = api.send(
                "POST",
                "/api/v1/consents/import?format=csv",
                "id,purpose,state,source\nM\u00fcller,ai,withdrawn,crm\n",
                "text/csv");
        assertThat(csv.text()).contains("line 2: id", "no blanks");
    }
}
