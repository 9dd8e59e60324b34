package io.trustrail.gateway.it.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.api.ApiClient;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.store.Store;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole loop in a running gateway: a client, the queue in the store, a reviewer at the admin API. */
@Timeout(120)
class QueueIT {

    private static final String MAIL = "jane.doe@example.com";
    private static final String QUESTION = "Please write to " + MAIL + " about my order.";
    private static final String PATH = Wire.OPENAI.path();
    private static final String POLICY = """
        features:
          parked:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {rules: [{do: park}]}
          held:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {rules: [{do: hold, window: 10m}]}
          own-data:
            level: 2
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {rules: [{do: hold, window: 10m}]}
          own-data-parked:
            level: 2
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {rules: [{do: park}]}
        """;

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture(QueueIT::policies);

    private static PolicyDirectory policies(Path root) {
        try {
            var directory = PolicyDirectory.in(root);
            Files.writeString(directory.path().resolve("review.yaml"), POLICY);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Caller reviewer() {
        try (var store = Store.open(GATEWAY.data())) {
            var name = "ann-" + UUID.randomUUID();
            var token = new Tokens(store, Clock.systemUTC())
                    .create(name, Set.of(Scope.REVIEWS_READ, Scope.REVIEWS_DECIDE))
                    .token();
            return new Caller(GATEWAY.adminUrl(), token);
        }
    }

    private static void vendorRepeatsTheToken() {
        GATEWAY.vendor().answers(request -> {
            var prompt = request.body().toString();
            int start = prompt.indexOf("[EMAIL_");
            var token = prompt.substring(start, prompt.indexOf(']', start) + 1);
            return Script.json(Wire.OPENAI.answer("I wrote to " + token + "."));
        });
    }

    /** Claims and edits the only open review. */
    private static void edit(Caller reviewer, String review, String from, String to) {
        var path = "/api/v1/reviews/" + review;
        assertThat(reviewer.post(path + "/claim", new JsonObject()).status()).isEqualTo(200);
        var whole = reviewer.get(path);
        assertThat(whole.text()).doesNotContain(MAIL);
        var answer =
                whole.json().getJsonObject("content").getJsonArray("answer").getJsonObject(0);
        var text = answer.getString("text").replace(from, to);
        var decision = new JsonObject()
                .put("decision_id", "d1")
                .put("verdict", "edit")
                .put("texts", new JsonObject().put(answer.getString("channel"), text));
        var told = reviewer.post(path + "/decision", decision);
        assertThat(told.status()).as(told.text()).isEqualTo(200);
    }

    private static String open(Caller reviewer) {
        var found = new String[1];
        Await.until("a review is open", () -> {
            var reviews = reviewer.get("/api/v1/reviews?status=open").json().getJsonArray("reviews");
            found[0] = reviews.isEmpty() ? "" : reviews.getJsonObject(0).getString("id");
            return !found[0].isEmpty();
        });
        return found[0];
    }

    @Test
    void anOfficialClientWaitsAndGetsTheEditedTextRestored() {
        vendorRepeatsTheToken();
        var params = ChatCompletionCreateParams.builder()
                .model("held")
                .addUserMessage(QUESTION)
                .build();
        var answer = CompletableFuture.supplyAsync(
                () -> GATEWAY.openAi().chat().completions().create(params));
        var reviewer = reviewer();
        edit(reviewer, open(reviewer), "I wrote", "We have written");
        assertThat(Await.result(answer).choices().get(0).message().content().orElse(""))
                .isEqualTo("We have written to " + MAIL + ".");
        assertThat(GATEWAY.lastClosed().getString("outcome")).isEqualTo("held_edited");
    }

    @Test
    void whatALevelLetsPassToTheVendorReviewersSeeMaskedAndTheCallerGets() {
        GATEWAY.vendor().answers(request -> {
            assertThat(request.body().toString()).contains(MAIL);
            return Script.json(Wire.OPENAI.answer("I wrote to " + MAIL + ", and call +49 30 901820."));
        });
        var body = Wire.OPENAI.prompt("own-data", QUESTION).encode().getBytes(StandardCharsets.UTF_8);
        CompletableFuture<Reply> held = GATEWAY.caller().postAsync(PATH, body);
        var reviewer = reviewer();
        var review = open(reviewer);
        assertThat(reviewer.get("/api/v1/reviews/" + review).text())
                .contains("I wrote to [EMAIL_", "call [PHONE_", "Please write to [EMAIL_")
                .doesNotContain("901820");
        edit(reviewer, review, "I wrote", "We wrote");
        assertThat(Wire.OPENAI.textOf(Await.result(held).json()))
                .isEqualTo("We wrote to " + MAIL + ", and call +49 30 901820.");

        var parked = GATEWAY.caller().post(PATH, Wire.OPENAI.prompt("own-data-parked", QUESTION));
        edit(reviewer, parked.header("x-trustrail-review"), "I wrote", "We wrote");
        var told = GATEWAY.caller()
                .get("/v1/reviews/" + parked.header("x-trustrail-review"))
                .json();
        assertThat(told.getJsonArray("texts").getJsonObject(0).getString("text"))
                .isEqualTo("We wrote to " + MAIL + ", and call +49 30 901820.");
    }

    @Test
    void aParkedAnswerIsDeliveredAfterARestart() {
        vendorRepeatsTheToken();
        var parked = GATEWAY.caller().post(PATH, Wire.OPENAI.prompt("parked", QUESTION));
        var review = parked.header("x-trustrail-review");
        assertThat(review).startsWith("rev_");
        assertThat(Wire.OPENAI.textOf(parked.json())).doesNotContain("wrote");
        GATEWAY.restart();
        edit(reviewer(), review, "I wrote", "We wrote");
        var told = GATEWAY.caller().get("/v1/reviews/" + review + "?wait=30").json();
        assertThat(told.getString("state")).isEqualTo("edited");
        assertThat(told.getJsonArray("texts").getJsonObject(0).getString("text"))
                .isEqualTo("We wrote to " + MAIL + ".");
    }

    @Test
    void aParkedAnswerStaysInOnceItsPersonTookTheConsentBack() {
        vendorRepeatsTheToken();
        var body = Wire.OPENAI.prompt("parked", QUESTION);
        var parked = GATEWAY.caller()
                .post(PATH, body.encode().getBytes(StandardCharsets.UTF_8), Map.of("x-trustrail-subject", "c-17"));
        var path = "/v1/reviews/" + parked.header("x-trustrail-review");
        edit(reviewer(), parked.header("x-trustrail-review"), "I wrote", "We wrote");
        assertThat(GATEWAY.caller().get(path).json().containsKey("texts")).isTrue();

        say("answering", "withdrawn");
        var told = GATEWAY.caller().get(path);
        assertThat(told.json().getString("withheld")).isEqualTo("consent_withdrawn");
        assertThat(told.text()).doesNotContain("texts", "We wrote", MAIL);
        say("answering", "granted");
        assertThat(GATEWAY.caller().get(path).json().containsKey("texts")).isTrue();
        say("ai", "withdrawn");
        assertThat(GATEWAY.caller().get(path).text())
                .contains("consent_withdrawn")
                .doesNotContain("texts");
    }

    private static void say(String purpose, String state) {
        try (var store = Store.open(GATEWAY.data())) {
            var token = new Tokens(store, Clock.systemUTC())
                    .create("privacy-" + UUID.randomUUID(), Set.of(Scope.CONSENTS_WRITE))
                    .token();
            var said = new JsonObject()
                    .put("purposes", new JsonObject().put(purpose, state))
                    .put("source", "desk");
            var api = new ApiClient(GATEWAY.adminUrl(), token);
            assertThat(api.send("PUT", "/api/v1/subjects/c-17/consents", said.encode(), "application/json")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aClientThatIsHeldWhenTheGatewayClosesIsToldAndItsReviewStays() {
        vendorRepeatsTheToken();
        var body = Wire.OPENAI.prompt("held", QUESTION).encode().getBytes(StandardCharsets.UTF_8);
        CompletableFuture<Reply> held = GATEWAY.caller().postAsync(PATH, body);
        var review = open(reviewer());
        GATEWAY.restart();
        var reply = Await.result(held);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(Wire.OPENAI.errorMessage(reply.json())).contains("shutting down while a person looks");
        edit(reviewer(), review, "I wrote", "We wrote");
        var told = GATEWAY.caller().get("/v1/reviews/" + review).json();
        assertThat(told.getJsonArray("texts").getJsonObject(0).getString("text"))
                .isEqualTo("We wrote to " + MAIL + ".");
    }
}
